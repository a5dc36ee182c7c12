-- Who has or wants a whole catalog for itself, which keeps out nearly every statement, and who holds it up.
-- Nothing is read for that but the table of locks: no catalog can be in the way, nor the names in a view.
SELECT h.pid, x.pid AS asking, x.granted,
       CASE x.relation WHEN 1260 THEN 'pg_authid' WHEN 1261 THEN 'pg_auth_members' WHEN 1262 THEN 'pg_database'
         WHEN 2964 THEN 'pg_db_role_setting' WHEN 1213 THEN 'pg_tablespace' WHEN 1259 THEN 'pg_class'
         WHEN 1249 THEN 'pg_attribute' WHEN 1247 THEN 'pg_type' WHEN 1255 THEN 'pg_proc' WHEN 2610 THEN 'pg_index'
         WHEN 2615 THEN 'pg_namespace' WHEN 2618 THEN 'pg_rewrite' WHEN 2619 THEN 'pg_statistic'
         ELSE 'the catalog with oid ' || x.relation END AS catalog
  FROM pg_lock_status() x JOIN pg_lock_status() h ON h.relation = x.relation AND h.database = x.database AND h.granted
 WHERE x.locktype = 'relation' AND h.locktype = 'relation' AND x.mode = 'AccessExclusiveLock' AND x.relation < 16384
   AND (x.database = 0 OR x.database = (SELECT a.datid FROM pg_stat_get_activity(pg_backend_pid()) a))
 ORDER BY x.granted DESC, h.pid LIMIT 1
