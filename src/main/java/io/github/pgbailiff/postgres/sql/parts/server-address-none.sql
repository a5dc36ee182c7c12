-- An address that the server does not tell.
NULL::text
