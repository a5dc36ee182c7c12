
-- Each answers false where it had nothing to do.
CREATE OR REPLACE FUNCTION pgbailiff.shut_database(p_database name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d oid := pgbailiff.database_to_change(p_database);
BEGIN
  PERFORM pgbailiff.begin_turn();
  IF NOT (SELECT datallowconn FROM pg_database WHERE oid = d) THEN
    RETURN false;
  END IF;
  INSERT INTO pgbailiff.shut (kind, database, role, state) VALUES ('database', d, 0, 'datallowconn=t');
  PERFORM pgbailiff.allow_connections(p_database, false);
  PERFORM pgbailiff.end_turn(d, 0);
  RAISE LOG 'pgbailiff: % shut database %', session_user, p_database;
  RETURN true;
END $f$;

CREATE OR REPLACE FUNCTION pgbailiff.open_database(p_database name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d oid := pgbailiff.database_to_change(p_database);
  ours boolean;
BEGIN
  PERFORM pgbailiff.begin_turn();
  DELETE FROM pgbailiff.shut WHERE kind = 'database' AND database = d;
  ours := FOUND;
  IF (SELECT datallowconn FROM pg_database WHERE oid = d) THEN
    RETURN false;
  END IF;
  IF NOT ours AND NOT pgbailiff.opens_all() THEN
    RAISE EXCEPTION 'database % was not shut by pgbailiff, or anew by somebody else since', quote_ident(p_database) USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pgbailiff.allow_connections(p_database, true);
  PERFORM pgbailiff.end_turn(d, 0);
  RAISE LOG 'pgbailiff: % opened database %', session_user, p_database;
  RETURN true;
END $f$;

CREATE OR REPLACE FUNCTION pgbailiff.shut_role(p_role name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  r oid := pgbailiff.role_to_change(p_role);
BEGIN
  PERFORM pgbailiff.begin_turn();
  IF (SELECT rolreplication FROM pg_roles WHERE oid = r) THEN
    RAISE EXCEPTION 'role % is protected: standbys may need it', quote_ident(p_role) USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT (SELECT rolcanlogin FROM pg_roles WHERE oid = r) THEN
    RETURN false;
  END IF;
  INSERT INTO pgbailiff.shut (kind, database, role, state) VALUES ('role', 0, r, 'rolcanlogin=t');
  EXECUTE format('ALTER ROLE %I NOLOGIN', p_role);
  PERFORM pgbailiff.end_turn(0, r);
  RAISE LOG 'pgbailiff: % shut role %', session_user, p_role;
  RETURN true;
END $f$;

CREATE OR REPLACE FUNCTION pgbailiff.open_role(p_role name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  r oid := pgbailiff.role_to_change(p_role);
  ours boolean;
BEGIN
  PERFORM pgbailiff.begin_turn();
  DELETE FROM pgbailiff.shut WHERE kind = 'role' AND role = r;
  ours := FOUND;
  IF (SELECT rolcanlogin FROM pg_roles WHERE oid = r) THEN
    RETURN false;
  END IF;
  IF NOT ours AND NOT pgbailiff.opens_all() THEN
    RAISE EXCEPTION 'role % was not shut by pgbailiff, or anew by somebody else since', quote_ident(p_role) USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('ALTER ROLE %I LOGIN', p_role);
  RAISE LOG 'pgbailiff: % opened role %', session_user, p_role;
  RETURN true;
END $f$;
