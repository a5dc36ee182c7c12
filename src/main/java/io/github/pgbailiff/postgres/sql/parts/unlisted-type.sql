-- What a process is that has locks and is not listed: a client's that still logs in, or before 10 the startup process.
CASE WHEN pg_is_in_recovery() THEN 'startup' ELSE 'client backend' END
