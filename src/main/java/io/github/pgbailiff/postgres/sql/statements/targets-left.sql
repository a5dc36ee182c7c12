-- Those of the targets that are still there.
WITH given {as-materialized} (SELECT :pids::int[] AS pids, :starts::text[] AS starts),
target {as-materialized} (
  SELECT i.pids[i.n] AS pid, i.starts[i.n]::timestamptz AS backend_start
    FROM (SELECT g.*, generate_subscripts(g.pids, 1) AS n FROM given g) i)
SELECT a.pid, a.state, a.xact_start, a.query_start, a.state_change, a.wait_event
  FROM target t JOIN ({activity}) a ON a.pid = t.pid AND a.backend_start = t.backend_start
