-- Who holds up the session of a pid; no row where nobody does or where that cannot be told (before 9.6).
WITH given {as-materialized} (SELECT :pid::int AS pid),
holder {as-materialized} (SELECT unnest({blocking-pids}) AS pid FROM given g)
SELECT h.pid, a.usename, a.application_name, a.state
  FROM holder h LEFT JOIN ({activity}) a ON a.pid = h.pid
 LIMIT 1
