-- How the connection of session g.pid is encrypted; told from 9.5.
NULL::text
