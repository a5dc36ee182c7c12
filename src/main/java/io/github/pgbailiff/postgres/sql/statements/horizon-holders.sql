-- What holds vacuum back for at least so many transactions and is no session: a prepared transaction or a replication slot.
SELECT x.gid, x.slot, x.owner, x.database, x.unread, x.transactions, count(*) OVER ()::int AS number
  FROM (SELECT p.gid, NULL::text AS slot, p.owner::text AS owner, p.database::text AS database, false AS unread,
               age(p.transaction)::bigint AS transactions FROM {prepared-xacts} p
        UNION ALL {slot-ages}) x
 WHERE x.transactions >= :least::bigint
 ORDER BY x.transactions DESC, x.gid, x.slot LIMIT :most::int
