
-- Nobody else has a right here, default privileges or not. The functions above that only serve the
-- others are called in their owner's name.
DO $do$
DECLARE
  bot name := {role};
  who text;
  f text;
BEGIN
  FOR who IN
    SELECT DISTINCT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END
      FROM (SELECT n.oid AS namespace, n.nspowner AS owner, (aclexplode(n.nspacl)).grantee FROM pg_namespace n
            UNION ALL SELECT c.relnamespace, c.relowner, (aclexplode(c.relacl)).grantee FROM pg_class c
            UNION ALL SELECT c.relnamespace, c.relowner, (aclexplode(t.attacl)).grantee
                        FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid
            UNION ALL SELECT p.pronamespace, p.proowner, (aclexplode(p.proacl)).grantee FROM pg_proc p) a
      JOIN pg_namespace n ON n.oid = a.namespace
     WHERE n.nspname = 'pgbailiff' AND a.grantee <> a.owner
     UNION SELECT 'PUBLIC'
  LOOP
    EXECUTE 'REVOKE ALL ON SCHEMA pgbailiff FROM ' || who || ' CASCADE';
    EXECUTE 'REVOKE ALL ON ALL TABLES IN SCHEMA pgbailiff FROM ' || who || ' CASCADE';
    EXECUTE 'REVOKE ALL ON ALL FUNCTIONS IN SCHEMA pgbailiff FROM ' || who || ' CASCADE';
  END LOOP;
  EXECUTE format('GRANT USAGE ON SCHEMA pgbailiff TO %I', bot);
  EXECUTE format('GRANT SELECT ON pgbailiff.protected TO %I', bot);
  EXECUTE format('GRANT SELECT (kind, database, role, state, since) ON pgbailiff.shut TO %I', bot);
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'pgbailiff' AND p.proname NOT IN ('database_to_change', 'role_to_change', 'connects', 'allow_connections',
                                                               'mark', 'begin_turn', 'end_turn') LOOP
    EXECUTE 'GRANT EXECUTE ON FUNCTION ' || f || ' TO ' || quote_ident(bot);
  END LOOP;
END $do$;
