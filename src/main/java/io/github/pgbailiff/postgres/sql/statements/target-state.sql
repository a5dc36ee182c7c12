-- What the names of a target mean here, whether it is blocked, and what this role may do about it: one row.
WITH {target-and-inside}
SELECT b.oid AS database_oid, b.datname::text AS database, b.datallowconn, b.datistemplate, b.datconnlimit, b.datacl::text AS datacl,
       p.oid AS role_oid, p.rolname::text AS role, p.rolcanlogin, p.rolsuper, p.rolreplication, p.rolconnlimit,
       CASE WHEN p.rolvaliduntil < clock_timestamp() THEN p.rolvaliduntil::text END AS expired,
       p.rolname::text = ANY (g.own_roles) OR p.rolname IN (session_user, current_user) AS own,
       current_database()::text AS maintenance, pg_is_in_recovery() AS in_recovery, {upstream} AS upstream,
       EXISTS (SELECT 1 FROM functions) AS by_functions, a.rolname::text AS acting, a.rolsuper AS acting_superuser,
       CASE WHEN g.grantee IS NULL THEN {may-alter-database} ELSE pg_has_role(a.oid, b.datdba, 'USAGE') END AS owns, pg_get_userbyid(b.datdba)::text AS owner, {may-alter-role} AS administers,
       CASE WHEN {name-missing} THEN NULL
            WHEN g.database IS NULL THEN format('GRANT %I TO %I WITH ADMIN OPTION', p.rolname, a.rolname)
            WHEN (SELECT o.rolsuper FROM pg_roles o WHERE o.oid = b.datdba) THEN format('ALTER DATABASE %I OWNER TO %I', b.datname, a.rolname)
            ELSE format('GRANT %I TO %I', pg_get_userbyid(b.datdba), a.rolname) END AS remedy,
       {service-marks} AS marks,
       EXISTS (SELECT 1 FROM pg_roles p JOIN pg_roles r ON r.rolcanlogin AND NOT r.rolsuper AND NOT p.rolsuper AND {may-grant}
                WHERE p.oid = coalesce(b.datdba, (SELECT x.oid FROM part x))) AS givable,
       EXISTS (SELECT 1 FROM connect c WHERE c.ours) AS ours,
       coalesce((SELECT bool_or(c.is_grantable) FROM connect c WHERE c.ours), false) AS grantable,
       ARRAY(SELECT DISTINCT CASE WHEN c.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(c.grantee)::text END FROM connect c
              WHERE c.grantor = p.oid AND c.grantee <> p.oid AND p.oid <> b.datdba ORDER BY 1 LIMIT 50) AS passed_on,
       CASE WHEN g.grantee IS NULL THEN NOT b.datallowconn WHEN g.database IS NULL THEN NOT p.rolcanlogin
            WHEN g.grantee = '' THEN NOT EXISTS (SELECT 1 FROM connect c WHERE c.grantee = 0)
            ELSE NOT has_database_privilege(p.oid, b.oid, 'CONNECT') END AS blocked,
       CASE WHEN {name-missing} THEN NULL WHEN g.grantee IS NULL THEN format({allow-connections}, b.datname, 'false')
            WHEN g.database IS NULL THEN format('ALTER ROLE %I NOLOGIN', p.rolname)
            ELSE format('REVOKE CONNECT ON DATABASE %I FROM ', b.datname) || coalesce(quote_ident(p.rolname), 'PUBLIC') END AS blocking,
       CASE WHEN {name-missing} THEN NULL WHEN g.grantee IS NULL THEN format({allow-connections}, b.datname, 'true')
            WHEN g.database IS NULL THEN format('ALTER ROLE %I LOGIN', p.rolname)
            ELSE format('GRANT CONNECT ON DATABASE %I TO ', b.datname) || coalesce(quote_ident(p.rolname), 'PUBLIC') END AS unblocking,
       ARRAY(SELECT s.role FROM shown s) AS entrants, ARRAY(SELECT s.via FROM shown s) AS ways,
       (SELECT count(*) FROM entrant e WHERE e.via IS NOT NULL) AS entering,
       (SELECT count(*) FROM inside i WHERE i.backend_type IN ('client backend', 'walsender')) AS sessions,
       ARRAY(SELECT DISTINCT i.backend_type FROM inside i
              WHERE i.backend_type NOT IN ('client backend', 'walsender', 'parallel worker', 'autovacuum worker') ORDER BY 1) AS workers,
       ARRAY(SELECT i.usename FROM inside i
              WHERE i.superuser AND NOT (SELECT m.rolsuper FROM pg_roles m WHERE m.rolname = current_user) LIMIT 1000) AS superusers,
       ARRAY(SELECT m.rolname::text FROM member m ORDER BY 1 LIMIT 50) AS members,
       (SELECT count(*) FROM activity a WHERE a.backend_type = 'walsender' AND a.datname IS NULL AND a.application_name <> 'pg_basebackup') AS standbys,
       {logical-slots} AS slots,
       coalesce((SELECT s.setting::int > 0 FROM pg_settings s WHERE s.name = 'max_parallel_workers_per_gather'), false) AS parallel
  FROM given g CROSS JOIN acting a LEFT JOIN base b ON true LEFT JOIN part p ON true
