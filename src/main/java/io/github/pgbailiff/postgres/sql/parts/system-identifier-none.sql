-- The identifier of this server's data, which it does not tell.
NULL::text
