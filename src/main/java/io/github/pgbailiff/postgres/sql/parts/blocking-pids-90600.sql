-- The pids of those who hold up session g.pid.
pg_blocking_pids(g.pid)
