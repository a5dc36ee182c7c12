-- The replication slots, and how many transactions they hold vacuum back; there are some from 9.4.
SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE false
