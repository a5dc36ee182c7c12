-- What else there is to know of one session: one row a lock, and at least one row.
WITH given {as-materialized} (SELECT :pid::int AS pid),
activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table} {lock-gate}),
waits {as-materialized} ({lock-waits}),
worker {as-materialized} (SELECT a.pid, a.leader_pid FROM activity a WHERE a.backend_type = 'parallel worker'),
held {as-materialized} (
  SELECT DISTINCT l.locktype, l.mode, l.granted, {lock-relation} AS relation, {lock-object} AS object,
         {lock-is-index} AS is_index, l.relation AS number
    FROM pg_locks l CROSS JOIN given g
   WHERE (l.pid = g.pid OR NOT l.granted AND l.pid IN (SELECT k.pid FROM worker k WHERE k.leader_pid = g.pid)) AND l.locktype <> 'virtualxid'
   ORDER BY l.granted, number, l.mode LIMIT 200)
SELECT (SELECT w.blockers FROM waits w WHERE w.pid = coalesce((SELECT k.leader_pid FROM worker k WHERE k.pid = g.pid), g.pid)) AS holders,
       ARRAY(SELECT w.pid FROM waits w WHERE g.pid = ANY (w.blockers)) AS waiters,
       {tls} AS tls, h.locktype, h.mode, h.granted, h.relation, h.object, h.is_index
  FROM given g LEFT JOIN held h ON true
