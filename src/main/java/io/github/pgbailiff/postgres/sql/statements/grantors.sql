-- Who else here could give each right, or make the functions that block, which service this is, and which rights
-- this role has been given and does not inherit.
SELECT m.marks, m.known, m.unused, g.what, g.grantor
  FROM (SELECT {service-marks} AS marks,
               ARRAY(SELECT k.rolname::text FROM pg_roles k WHERE k.rolname LIKE 'pg\_%') AS known,
               ARRAY(SELECT u.rolname::text FROM pg_roles u
                      WHERE u.rolname LIKE 'pg\_%' AND pg_has_role(u.oid, 'MEMBER') AND NOT pg_has_role(u.oid, 'USAGE')) AS unused) m
  LEFT JOIN (
    SELECT p.rolname::text AS what, r.rolname::text AS grantor
      FROM pg_roles p JOIN pg_roles r ON r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> current_user AND {may-grant}
     WHERE p.rolname IN ('pg_read_all_stats', 'pg_monitor', 'pg_signal_backend', 'pg_use_reserved_connections')
    UNION ALL
    SELECT 'functions', r.rolname::text FROM pg_roles r
     WHERE r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> current_user AND r.rolcreaterole
       AND has_database_privilege(r.oid, current_database(), 'CREATE')) g ON true
 ORDER BY g.what, g.grantor LIMIT 1000
