-- The replication slots, which the server does not tell.
SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE false
