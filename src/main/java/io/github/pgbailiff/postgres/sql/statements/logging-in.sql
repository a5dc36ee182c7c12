-- Those of some pids that have locks and are not listed: whoever logs in waits for locks before it is, up to 17.
WITH activity {as-materialized} ({activity}),
given {as-materialized} (
  SELECT DISTINCT l.pid FROM pg_locks l
   WHERE l.pid = ANY (:pids::int[]) AND l.pid NOT IN (SELECT a.pid FROM activity a) AND {unlisted-type} = 'client backend')
SELECT g.pid, {blocking-pids} AS holders FROM given g ORDER BY g.pid
