-- The pids of those who hold up q, which waits for a lock or for a safe snapshot.
CASE q.locktype WHEN 'safe snapshot' THEN pg_safe_snapshot_blocking_pids(q.pid) ELSE pg_blocking_pids(q.pid) END
