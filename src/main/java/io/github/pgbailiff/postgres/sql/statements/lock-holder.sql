-- Who holds up the session of a pid, rather than whoever waits in the queue before it; no row where nobody does
-- or where that cannot be told (before 9.6).
WITH ahead {as-materialized} (
  SELECT unnest({blocking-pids}) AS pid FROM (SELECT :pid::int AS pid) g LIMIT 20),
holder {as-materialized} (
  SELECT h.pid FROM ahead h UNION SELECT unnest({blocking-pids}) FROM ahead g)
SELECT h.pid, a.usename, a.application_name, a.state
  FROM holder h LEFT JOIN ({activity}) a ON a.pid = h.pid
 ORDER BY coalesce(a.wait_event_type, '') = 'Lock', h.pid NOT IN (SELECT d.pid FROM ahead d)
 LIMIT 1
