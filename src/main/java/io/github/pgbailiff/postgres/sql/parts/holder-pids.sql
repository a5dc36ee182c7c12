-- The pids of those who hold up q, which waits for a lock.
pg_blocking_pids(q.pid)
