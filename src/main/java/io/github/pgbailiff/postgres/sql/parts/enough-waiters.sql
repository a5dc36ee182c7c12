-- Whether so many wait behind session a, directly or behind others; it stops when they are found.
(SELECT count(*) >= c.pattern::bigint FROM (
   WITH RECURSIVE behind(pid) AS (
     SELECT unnest(h.waiters) FROM holder h WHERE h.pid = a.pid
     UNION SELECT x.pid FROM (SELECT unnest(h.waiters) AS pid FROM behind b JOIN holder h ON h.pid = b.pid) x)
   SELECT 1 FROM behind b WHERE b.pid <> a.pid LIMIT c.pattern::bigint) found)
