
-- Before 10 no right lets a role see the sessions of others, before 9.6 none lets it signal them:
-- these stand in for the missing rights. They leave sessions of superusers alone.
DO $do$
DECLARE
  v int := current_setting('server_version_num')::int;
  pid text := CASE WHEN v >= 90200 THEN 'pid' ELSE 'procpid' END;
  signal text;
BEGIN
  IF v >= 100000 THEN
    EXECUTE 'DROP FUNCTION IF EXISTS pgbailiff.sessions()';
  ELSE
    EXECUTE 'CREATE OR REPLACE FUNCTION pgbailiff.sessions() RETURNS SETOF pg_catalog.pg_stat_activity '
      'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS ''SELECT * FROM pg_stat_activity''';
  END IF;
  FOREACH signal IN ARRAY ARRAY['cancel', 'terminate'] LOOP
    IF v >= 90600 THEN
      EXECUTE format('DROP FUNCTION IF EXISTS pgbailiff.%I(int)', signal);
    ELSE
      EXECUTE format($q$
        CREATE OR REPLACE FUNCTION pgbailiff.%I(p_pid int) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
        DECLARE
          a record;
        BEGIN
          SELECT r.rolsuper INTO a FROM pg_stat_activity s LEFT JOIN pg_roles r ON r.oid = s.usesysid WHERE s.%I = p_pid;
          IF NOT FOUND THEN
            RETURN false;
          END IF;
          IF a.rolsuper IS DISTINCT FROM false THEN
            RAISE EXCEPTION 'session %% is a superuser''s or the server''s own', p_pid USING ERRCODE = 'insufficient_privilege';
          END IF;
          RETURN pg_%s_backend(p_pid);
        END $f$ $q$, signal, pid, signal);
    END IF;
  END LOOP;
END $do$;
