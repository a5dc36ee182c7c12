-- Who waits for a lock, since when, and for whom. pg_blocking_pids takes every partition of the lock
-- manager for each session, so only so many are asked; and it knows no process without a transaction,
-- such as the startup process of a standby. Whoever has no answer waits for those who have been granted
-- the same lock in a mode that conflicts, or for the first in the queue before it.
WITH conflict(mode, others) {as-materialized} ({lock-conflicts}),
queued {as-materialized} (
  SELECT l.pid, l.locktype, l.mode, l.tag, coalesce(l.waitstart, a.query_start) AS since,
         row_number() OVER (ORDER BY coalesce(l.waitstart, a.query_start), l.pid) AS n
    FROM ({lock-wanted}) l LEFT JOIN activity a ON a.pid = l.pid),
told {as-materialized} (
  SELECT q.*, c.others, CASE WHEN q.n <= 200 THEN {holder-pids} ELSE '{}' END AS pids
    FROM queued q LEFT JOIN conflict c ON c.mode = q.mode),
granted {as-materialized} (
  SELECT t.n, array_agg(DISTINCT coalesce(h.pid, 0)) AS pids
    FROM told t JOIN lock h ON h.tag = t.tag AND h.granted AND h.mode = ANY (t.others)
   WHERE t.pids = '{}' AND h.pid IS DISTINCT FROM t.pid GROUP BY t.n),
ahead {as-materialized} (
  SELECT t.n, min(f.n) AS first
    FROM told t JOIN queued f ON f.tag = t.tag AND f.n < t.n AND f.n <= 200 AND f.mode = ANY (t.others)
   WHERE t.pids = '{}' AND f.pid <> t.pid AND t.n NOT IN (SELECT g.n FROM granted g) GROUP BY t.n)
SELECT t.pid, t.locktype, t.since, t.n <= 200 AS asked,
       CASE WHEN t.pids = '{}' THEN coalesce(g.pids, CASE WHEN q.pid IS NULL THEN '{}' ELSE ARRAY[q.pid] END) ELSE t.pids END AS blockers
  FROM told t LEFT JOIN granted g ON g.n = t.n LEFT JOIN ahead f ON f.n = t.n LEFT JOIN queued q ON q.n = f.first
