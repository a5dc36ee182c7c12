-- The locks, read once for all that a statement asks of them, and not at all where nobody waits. Without
-- pg_read_all_stats it is hidden who waits, and before version 10 the startup process is.
SELECT {lock-pid} AS pid, l.granted, l.locktype, l.mode, {wait-start} AS waitstart, l.virtualtransaction, l.virtualxid, l.transactionid,
       l.database, l.relation, l.page, l.tuple, l.classid, l.objid, l.objsubid,
       concat_ws('/', l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid::text,
                 l.classid, l.objid, l.objsubid) AS tag
  FROM {lock-source}
 WHERE pg_is_in_recovery()
    OR (SELECT count(*) FROM activity w WHERE w.wait_event_type = 'Lock' OR w.backend_start IS NULL) > 0
