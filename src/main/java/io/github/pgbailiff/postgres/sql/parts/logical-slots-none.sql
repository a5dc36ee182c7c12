-- The logical replication slots of database b, which the server does not tell.
NULL::text[]
