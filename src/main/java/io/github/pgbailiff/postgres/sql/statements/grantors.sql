-- Who else here could give each right, or make the functions that block, and which service this is.
SELECT m.marks, m.known, g.what, g.grantor
  FROM (SELECT {service-marks} AS marks,
               ARRAY(SELECT k.rolname::text FROM pg_roles k WHERE k.rolname LIKE 'pg\_%') AS known) m
  LEFT JOIN (
    SELECT p.rolname::text AS what, r.rolname::text AS grantor
      FROM pg_roles p JOIN pg_roles r ON r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> current_user AND {may-grant}
     WHERE p.rolname IN ('pg_read_all_stats', 'pg_monitor', 'pg_signal_backend', 'pg_use_reserved_connections')
    UNION ALL
    SELECT 'functions', r.rolname::text FROM pg_roles r
     WHERE r.rolcanlogin AND NOT r.rolsuper AND r.rolname <> current_user AND r.rolcreaterole
       AND has_database_privilege(r.oid, current_database(), 'CREATE')) g ON true
 ORDER BY g.what, g.grantor LIMIT 1000
