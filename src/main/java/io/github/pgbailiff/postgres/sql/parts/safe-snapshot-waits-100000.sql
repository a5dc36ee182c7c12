-- Whoever waits for a snapshot that no serializable transaction can spoil (a dump with --serializable-deferrable)
-- waits for others as for a lock, and is in no table of locks.
SELECT a.pid, false AS granted, 'safe snapshot' AS locktype, '' AS mode, a.query_start AS waitstart, NULL AS virtualtransaction, NULL AS virtualxid,
       NULL AS transactionid, NULL AS database, NULL AS relation, NULL AS page, NULL AS tuple, NULL AS classid, NULL AS objid, NULL AS objsubid,
       'safe snapshot/' || a.pid AS tag
  FROM activity a WHERE a.wait_event = 'SafeSnapshot'
UNION ALL
