-- Where locks are read from, as l.
pg_locks l
