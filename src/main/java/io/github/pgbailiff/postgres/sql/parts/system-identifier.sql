-- The identifier of this server's data; told from 9.6.
NULL::text
