-- A target by its names, who gets in when it is blocked, and who is inside. An empty grantee is PUBLIC;
-- functions act in their owner's name.
given {as-materialized} (SELECT :database::text AS database, :grantee::text AS grantee, :own_roles::text[] AS own_roles),
base {as-materialized} (
  SELECT d.oid, d.datname, d.datdba, d.datallowconn, d.datistemplate, d.datconnlimit, d.datacl, {database-acl} AS acl
    FROM pg_database d JOIN given g ON d.datname::text = g.database),
part {as-materialized} (
  SELECT r.oid, r.rolname, r.rolcanlogin, r.rolsuper, r.rolreplication, r.rolconnlimit, r.rolvaliduntil
    FROM pg_roles r JOIN given g ON r.rolname::text = g.grantee),
target {as-materialized} (SELECT CASE WHEN g.grantee = '' THEN 0 ELSE (SELECT p.oid FROM part p) END AS oid FROM given g),
functions {as-materialized} (
  SELECT p.proowner FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE n.nspname = 'pgbailiff' AND p.proname = 'shut_database' AND has_schema_privilege(n.oid, 'USAGE')
     AND has_function_privilege(p.oid, 'EXECUTE') LIMIT 1),
acting {as-materialized} (
  SELECT r.oid, r.rolname, r.rolsuper, r.rolcreaterole FROM pg_roles r
   WHERE r.oid = coalesce((SELECT f.proowner FROM functions f), (SELECT m.oid FROM pg_roles m WHERE m.rolname = current_user))),
entry {as-materialized} (SELECT (aclexplode(b.acl)).* FROM base b),
connect {as-materialized} (
  SELECT CASE WHEN e.grantee = 6171 THEN b.datdba ELSE e.grantee END AS grantee, e.grantor, e.is_grantable,
         e.grantee = t.oid AND e.grantor = b.datdba AS ours
    FROM entry e CROSS JOIN base b CROSS JOIN target t WHERE e.privilege_type = 'CONNECT'),
member {as-materialized} (
  SELECT r.oid, r.rolname, p.rolcanlogin AS beside FROM pg_roles r CROSS JOIN part p
   WHERE r.rolcanlogin AND r.oid <> p.oid AND {is-member}),
entrant {as-materialized} (
  SELECT u.oid, u.rolname, CASE WHEN u.rolsuper THEN 'SUPERUSER' ELSE (
           SELECT CASE WHEN c.grantee = 0 THEN 'PUBLIC'
                       WHEN c.grantee = u.oid AND u.oid = b.datdba THEN 'owner'
                       WHEN c.grantee = u.oid THEN 'granted by ' || pg_get_userbyid(c.grantor)
                       ELSE 'member of ' || pg_get_userbyid(c.grantee) END
             FROM connect c
            WHERE c.ours IS NOT TRUE AND CASE WHEN c.grantee = 0 THEN true ELSE pg_has_role(u.oid, c.grantee, 'USAGE') END
            ORDER BY c.grantee <> 0, c.grantee <> u.oid, c.grantee LIMIT 1) END AS via
    FROM pg_roles u CROSS JOIN base b CROSS JOIN given g
   WHERE CASE WHEN g.grantee = '' THEN u.rolcanlogin ELSE u.oid = (SELECT p.oid FROM part p) OR NOT u.rolsuper AND u.oid IN (SELECT m.oid FROM member m WHERE NOT m.beside) END),
shown {as-materialized} (SELECT e.rolname::text AS role, e.via FROM entrant e WHERE e.via IS NOT NULL ORDER BY e.via = 'SUPERUSER', e.rolname LIMIT 50),
activity {as-materialized} ({activity}),
inside {as-materialized} ({inside})
