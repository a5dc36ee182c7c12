-- Who holds somebody up, whom directly, and since when the first of them waits.
SELECT e.holder AS pid, array_agg(DISTINCT e.waiter) AS waiters, min(e.since) AS since
  FROM (SELECT w.pid AS waiter, w.since, unnest(w.blockers) AS holder FROM waits w) e
 GROUP BY e.holder
