-- The text of session a's query: it may have a megabyte, and is asked for one by one.
(SELECT q.query FROM pg_stat_get_activity(a.pid) q WHERE q.pid = a.pid)
