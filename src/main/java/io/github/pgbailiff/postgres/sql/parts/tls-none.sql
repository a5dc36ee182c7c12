-- How the connection of session g.pid is encrypted, which the server does not tell.
NULL::text
