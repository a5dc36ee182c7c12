-- What pgbailiff needs on one PostgreSQL server: a login role with few rights, and functions that
-- block and unblock in its place. Run it with psql in the maintenance database that pgbailiff
-- connects to. It adapts itself to the version (9.1 and up) and may run twice. Then give the role a
-- password, never in a script: \password pgbailiff
{who}
\set ON_ERROR_STOP on
BEGIN;
-- Before any name is looked up: whoever may create in a schema of this database could have put
-- functions, operators or types there that take the place of the server's own.
SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;

DO $do$
DECLARE
  v int := current_setting('server_version_num')::int;
  wanted text;
  others text;
BEGIN
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'this is a standby: run it on its primary, the standby follows';
  END IF;
  IF NOT {managed} AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE EXCEPTION 'run this as a superuser; where nobody is one, use: pgbailiff grants --managed';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pgbailiff') THEN
    CREATE ROLE pgbailiff LOGIN CONNECTION LIMIT 12;
  ELSIF (SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = 'pgbailiff') THEN
    RAISE WARNING 'role pgbailiff may do more than it needs: ALTER ROLE pgbailiff NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION';
  END IF;
  -- A member is pgbailiff, and whoever has ADMIN OPTION can become one: on 16 and up that is who made the role.
  SELECT string_agg(DISTINCT quote_ident(r.rolname), ', ') INTO others
    FROM pg_auth_members m JOIN pg_roles b ON b.oid = m.roleid JOIN pg_roles r ON r.oid = m.member
   WHERE b.rolname = 'pgbailiff' AND NOT r.rolsuper AND NOT ({managed} AND r.rolname = current_user);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION 'role pgbailiff is in the hands of others: %, who could act as pgbailiff: REVOKE pgbailiff FROM %; '
      'and give it a new password, since who made it may know it', others, others;
  END IF;

  -- See sessions of others in full, signal them, and get in when the server is full.
  FOR wanted IN
    SELECT r.rolname FROM pg_roles r
     WHERE r.rolname IN ('pg_signal_backend', 'pg_read_all_stats', 'pg_use_reserved_connections')
       AND NOT pg_has_role('pgbailiff', r.oid, 'USAGE')
  LOOP
    BEGIN
      EXECUTE format('GRANT %I TO pgbailiff', wanted);
    EXCEPTION WHEN insufficient_privilege THEN
      IF NOT {managed} THEN RAISE; END IF;
      BEGIN
        IF wanted <> 'pg_read_all_stats' THEN RAISE insufficient_privilege; END IF;
        GRANT pg_monitor TO pgbailiff;
        RAISE WARNING '% may not grant pg_read_all_stats: granted pg_monitor in its place, which includes it', current_user;
      EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING '% may not grant %: ask your service for it', current_user, wanted;
      END;
    END;
  END LOOP;

  -- Nothing of anybody's may stand in for the server's own, and nothing may hang.
  ALTER ROLE pgbailiff SET search_path = pg_catalog;
  ALTER ROLE pgbailiff SET default_transaction_isolation = 'read committed';
  ALTER ROLE pgbailiff SET statement_timeout = '5s';
  IF v >= 90300 THEN
    EXECUTE 'ALTER ROLE pgbailiff SET lock_timeout = ''2s''';
  END IF;
  IF v >= 90600 THEN
    EXECUTE 'ALTER ROLE pgbailiff SET idle_in_transaction_session_timeout = ''10s''';
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO pgbailiff', current_database());
END $do$;
