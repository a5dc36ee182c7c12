-- It takes every partition of the lock manager for each session, so only so many are asked.
SELECT q.pid, pg_blocking_pids(q.pid) AS blockers
  FROM (SELECT w.pid FROM activity w WHERE w.wait_event_type = 'Lock' ORDER BY w.state_change, w.pid LIMIT 200) q
