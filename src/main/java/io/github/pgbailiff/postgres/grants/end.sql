
-- The functions above that only serve the others are called in their owner's name.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA pgbailiff FROM PUBLIC, pgbailiff;
DO $do$
DECLARE
  f text;
BEGIN
  FOR f IN SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'pgbailiff' AND p.proname NOT IN ('database_to_change', 'role_to_change', 'connects', 'allow_connections') LOOP
    EXECUTE 'GRANT EXECUTE ON FUNCTION ' || f || ' TO pgbailiff';
  END LOOP;
END $do$;
COMMIT;

-- To take it all back, open first what pgbailiff has shut (pgbailiff blocks), then run in this database:
--   DROP SCHEMA pgbailiff CASCADE;
--   DROP OWNED BY pgbailiff;
--   DROP ROLE pgbailiff;
