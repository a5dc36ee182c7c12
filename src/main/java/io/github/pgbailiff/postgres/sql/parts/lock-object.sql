-- A lock that is on no table, by the name that people know it by: an advisory lock by its key, one
-- bigint or two ints. Names of objects are the same in every database only where they are shared.
CASE l.locktype
  WHEN 'relation' THEN NULL
  WHEN 'advisory' THEN CASE l.objsubid
    WHEN 1 THEN ((l.classid::bigint << 32) | l.objid::bigint)::text
    ELSE '(' || (l.classid::bigint - CASE WHEN l.classid::bigint > 2147483647 THEN 4294967296 ELSE 0 END) || ', '
      || (l.objid::bigint - CASE WHEN l.objid::bigint > 2147483647 THEN 4294967296 ELSE 0 END) || ')' END
  WHEN 'transactionid' THEN l.transactionid::text
  WHEN 'virtualxid' THEN l.virtualxid
  WHEN 'tuple' THEN '(' || l.page || ',' || l.tuple || ')'
  WHEN 'page' THEN l.page::text
  WHEN 'object' THEN CASE l.classid::regclass::text
    WHEN 'pg_database' THEN 'database ' || coalesce((SELECT d.datname::text FROM pg_database d WHERE d.oid = l.objid), l.objid::text)
    WHEN 'pg_authid' THEN 'role ' || coalesce((SELECT r.rolname::text FROM pg_roles r WHERE r.oid = l.objid), l.objid::text)
    ELSE l.classid::regclass || ' ' || l.objid END
  ELSE coalesce(l.transactionid::text, l.objid::text) END
