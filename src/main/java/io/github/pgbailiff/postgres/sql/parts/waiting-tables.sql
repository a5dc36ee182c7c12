-- The table that each waiter for a lock waits at: that of the row where it waits for the transaction that changed it.
SELECT l.pid, {lock-relation} AS relation
  FROM (SELECT w.pid, coalesce(w.relation, t.relation) AS relation, CASE WHEN w.relation IS NULL THEN t.database ELSE w.database END AS database
          FROM lock w LEFT JOIN lock t ON t.pid = w.pid AND t.granted AND t.locktype = 'tuple' AND w.locktype = 'transactionid'
         WHERE NOT w.granted AND w.pid IS NOT NULL) l
 WHERE l.relation IS NOT NULL
