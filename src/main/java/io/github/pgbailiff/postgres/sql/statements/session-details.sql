-- What else there is to know of one session: one row a lock, and at least one row.
WITH given {as-materialized} (SELECT :pid::int AS pid),
activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table}),
waits {as-materialized} ({lock-waits}),
held {as-materialized} (
  SELECT l.locktype, l.mode, l.granted, {lock-relation} AS relation, {lock-object} AS object,
         {lock-is-index} AS is_index
    FROM pg_locks l CROSS JOIN given g
   WHERE l.pid = g.pid AND l.locktype <> 'virtualxid'
   ORDER BY l.granted, l.relation, l.mode LIMIT 200)
SELECT (SELECT w.blockers FROM waits w WHERE w.pid = g.pid LIMIT 1) AS holders,
       ARRAY(SELECT w.pid FROM waits w WHERE g.pid = ANY (w.blockers)) AS waiters,
       {tls} AS tls, h.locktype, h.mode, h.granted, h.relation, h.object, h.is_index
  FROM given g LEFT JOIN held h ON true
