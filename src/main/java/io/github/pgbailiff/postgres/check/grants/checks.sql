
-- Whether targets may be unblocked that somebody else has blocked (pgbailiff grants --open).
CREATE OR REPLACE FUNCTION pgbailiff.opens_all() RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT {open}';

-- The database's oid, or an error that says why it is left alone.
CREATE OR REPLACE FUNCTION pgbailiff.database_to_change(p_database name) RETURNS oid
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d record;
BEGIN
  SELECT oid, datistemplate INTO d FROM pg_database WHERE datname = p_database;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'database % does not exist', quote_ident(p_database) USING ERRCODE = 'invalid_catalog_name';
  END IF;
  IF d.datistemplate OR p_database = current_database()
     OR EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = 'database' AND x.name = p_database) THEN
    RAISE EXCEPTION 'database % is protected', quote_ident(p_database) USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN d.oid;
END $f$;

-- The role's oid, or an error that says why it is left alone.
CREATE OR REPLACE FUNCTION pgbailiff.role_to_change(p_role name) RETURNS oid
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  r record;
BEGIN
  SELECT oid, rolsuper INTO r FROM pg_roles WHERE rolname = p_role;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'role % does not exist', quote_ident(p_role) USING ERRCODE = 'undefined_object';
  END IF;
  IF r.rolsuper OR left(p_role::text, 3) = 'pg_' OR p_role IN (session_user, current_user)
     OR EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = 'role' AND x.name = p_role) THEN
    RAISE EXCEPTION 'role % is protected', quote_ident(p_role) USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN r.oid;
END $f$;

-- Who grants CONNECT on a database to whom; where nothing was ever granted, what that stands for.
CREATE OR REPLACE FUNCTION pgbailiff.connects(p_database oid) RETURNS SETOF record
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d record;
  acl aclitem[];
BEGIN
  SELECT datdba, datacl, '"' || replace(pg_get_userbyid(datdba), '"', '""') || '"' AS owner INTO d
    FROM pg_database WHERE oid = p_database;
  acl := d.datacl;
  IF acl IS NULL AND current_setting('server_version_num')::int >= 90200 THEN
    acl := acldefault('d', d.datdba);
  ELSIF acl IS NULL THEN
    acl := ARRAY[('=Tc/' || d.owner)::aclitem, (d.owner || '=CTc/' || d.owner)::aclitem];
  END IF;
  RETURN QUERY SELECT a.grantee, a.is_grantable, a.grantor = d.datdba FROM aclexplode(acl) a
                WHERE a.privilege_type = 'CONNECT';
END $f$;

CREATE OR REPLACE FUNCTION pgbailiff.allow_connections(p_database name, p_allow boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF current_setting('server_version_num')::int >= 90500 THEN
    EXECUTE format('ALTER DATABASE %I ALLOW_CONNECTIONS %s', p_database, p_allow::text);
  ELSE
    UPDATE pg_database SET datallowconn = p_allow WHERE datname = p_database;
  END IF;
END $f$;
