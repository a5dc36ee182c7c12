-- The pid of the session that has lock l, or waits for it: what a worker of its query does is its own, as
-- pg_blocking_pids has it too.
coalesce(k.leader_pid, l.pid)
