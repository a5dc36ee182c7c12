-- Where locks are read from, as l, with the process as k where it is a worker of a query. A worker that
-- applies changes for another has locks of its own.
pg_locks l LEFT JOIN activity k ON k.pid = l.pid AND k.backend_type = 'parallel worker'
