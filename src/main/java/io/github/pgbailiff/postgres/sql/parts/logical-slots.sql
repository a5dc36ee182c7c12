-- The logical replication slots of database b; there are some from 9.4.
NULL::text[]
