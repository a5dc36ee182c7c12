-- The locks, read once for all that a statement asks of them, and what else sessions wait for others for.
{safe-snapshot-waits}
SELECT {lock-pid} AS pid, l.granted, l.locktype, l.mode, {wait-start} AS waitstart, l.virtualtransaction, l.virtualxid, l.transactionid,
       l.database, l.relation, l.page, l.tuple, l.classid, l.objid, l.objsubid,
       concat_ws('/', l.locktype, l.database, l.relation, l.page, l.tuple, l.virtualxid, l.transactionid::text,
                 l.classid, l.objid, l.objsubid) AS tag
  FROM {lock-source}
