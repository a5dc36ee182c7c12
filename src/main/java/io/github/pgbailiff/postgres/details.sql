-- What else there is to know of one session: one row a lock, and at least one row.
WITH given {fenced} (SELECT ?::int AS pid),
activity {fenced} ({activity}),
waits {fenced} ({waits}),
held {fenced} (
  SELECT l.locktype, l.mode, l.granted, {relation} AS relation
    FROM pg_locks l CROSS JOIN given g
   WHERE l.pid = g.pid AND l.locktype <> 'virtualxid'
   ORDER BY l.granted, l.relation, l.mode LIMIT 200)
SELECT {blockers} AS holders, ARRAY(SELECT w.pid FROM waits w WHERE g.pid = ANY (w.blockers)) AS waiters,
       {tls} AS tls, h.locktype, h.mode, h.granted, h.relation
  FROM given g LEFT JOIN held h ON true
