-- What pgbailiff needs on one PostgreSQL server: a login role with few rights, and functions that
-- block and unblock in its place. Run it with psql in the maintenance database that pgbailiff
-- connects to. It adapts itself to the version (9.1 and up) and may run twice. Then give the role a
-- password, never in a script: \password {name}
{who}
\set ON_ERROR_STOP on
BEGIN;
{encoding}-- Before any name is looked up: whoever may create in a schema of this database could have put
-- functions, operators or types there that take the place of the server's own.
SET LOCAL search_path = pg_catalog, pg_temp;
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = warning;

DO $do$
DECLARE
  v int := current_setting('server_version_num')::int;
  bot name := {role};
  wanted text;
  others text;
BEGIN
  IF pg_is_in_recovery() THEN
    RAISE EXCEPTION 'this is a standby: run it on its primary, the standby follows';
  END IF;
  IF NOT {managed} AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    RAISE EXCEPTION 'run this as a superuser; where nobody is one, use: pgbailiff grants --managed';
  END IF;
  IF bot = current_user THEN
    RAISE EXCEPTION 'run this as another role than %: it cannot give itself rights that it does not have', quote_ident(bot);
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = bot) THEN
    BEGIN
      EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 12', bot);
    EXCEPTION WHEN insufficient_privilege THEN
      RAISE EXCEPTION '% may not create role %: make it by the means of your service, then run this again',
        quote_ident(current_user), quote_ident(bot);
    END;
  ELSIF (SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication FROM pg_roles WHERE rolname = bot) THEN
    RAISE WARNING 'role % may do more than it needs: ALTER ROLE % NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION',
      quote_ident(bot), quote_ident(bot);
  END IF;
  -- A member is pgbailiff, and whoever has ADMIN OPTION can become one: on 16 and up that is who made the role.
  SELECT string_agg(DISTINCT quote_ident(r.rolname), ', ') INTO others
    FROM pg_auth_members m JOIN pg_roles b ON b.oid = m.roleid JOIN pg_roles r ON r.oid = m.member
   WHERE b.rolname = bot AND NOT r.rolsuper AND NOT ({managed} AND r.rolname = current_user);
  IF others IS NOT NULL THEN
    RAISE EXCEPTION 'role % is in the hands of others: %, who could act as pgbailiff: REVOKE % FROM %; '
      'and give it a new password, since who made it may know it', quote_ident(bot), others, quote_ident(bot), others;
  END IF;

  -- See sessions of others in full, signal them, and get in when the server is full.
  FOR wanted IN
    SELECT r.rolname FROM pg_roles r
     WHERE r.rolname IN ('pg_signal_backend', 'pg_read_all_stats', 'pg_use_reserved_connections')
       AND NOT pg_has_role(bot, r.oid, 'USAGE')
  LOOP
    BEGIN
      EXECUTE format('GRANT %I TO %I', wanted, bot);
    EXCEPTION WHEN insufficient_privilege THEN
      IF NOT {managed} THEN RAISE; END IF;
      BEGIN
        IF wanted <> 'pg_read_all_stats' THEN RAISE insufficient_privilege; END IF;
        EXECUTE format('GRANT pg_monitor TO %I', bot);
        RAISE WARNING '% may not grant pg_read_all_stats: granted pg_monitor in its place, which includes it', quote_ident(current_user);
      EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING '% may not grant %: ask your service for it, or do without', quote_ident(current_user), wanted;
      END;
    END;
  END LOOP;

  -- Nothing of anybody's may stand in for the server's own, and nothing may hang.
  BEGIN
    EXECUTE format('ALTER ROLE %I SET search_path = pg_catalog', bot);
    EXECUTE format('ALTER ROLE %I SET default_transaction_isolation = ''read committed''', bot);
    EXECUTE format('ALTER ROLE %I SET statement_timeout = ''5s''', bot);
    IF v >= 90300 THEN
      EXECUTE format('ALTER ROLE %I SET lock_timeout = ''2s''', bot);
    END IF;
    IF v >= 90600 THEN
      EXECUTE format('ALTER ROLE %I SET idle_in_transaction_session_timeout = ''10s''', bot);
    END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    IF NOT {managed} THEN RAISE; END IF;
    RAISE WARNING '% may not alter role %: pgbailiff sets the same by itself when it connects', quote_ident(current_user), quote_ident(bot);
  END;
  -- Without a right to grant it that would only be a warning.
  IF NOT {managed} OR (SELECT pg_has_role(d.datdba, 'USAGE') FROM pg_database d WHERE d.datname = current_database()) THEN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), bot);
  ELSIF NOT has_database_privilege(bot, current_database(), 'CONNECT') THEN
    RAISE WARNING '% may not let % into database %: its owner may', quote_ident(current_user), quote_ident(bot), quote_ident(current_database());
  END IF;
END $do$;
