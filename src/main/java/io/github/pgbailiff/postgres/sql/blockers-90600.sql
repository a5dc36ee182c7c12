pg_blocking_pids(g.pid)
