(SELECT q.query FROM pg_stat_get_activity(a.pid) q WHERE q.pid = a.pid)
