
-- An empty grantee is PUBLIC. A revoke that keeps nobody out is taken back by its own error.
CREATE OR REPLACE FUNCTION pgbailiff.revoke_connect(p_database name, p_grantee name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d oid := pgbailiff.database_to_change(p_database);
  r oid := CASE WHEN p_grantee = '' THEN 0 ELSE pgbailiff.role_to_change(p_grantee) END;
  grantee text := CASE WHEN p_grantee = '' THEN 'PUBLIC' ELSE quote_ident(p_grantee) END;
  was record;
BEGIN
  PERFORM pgbailiff.begin_turn();
  SELECT c.again INTO was FROM pgbailiff.connects(d) AS c (grantee oid, again boolean, by_owner boolean)
   WHERE c.grantee = r AND c.by_owner;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO pgbailiff.shut (kind, database, role, state)
  SELECT 'connect', d, r, 'grantable=' || was.again || ' datacl=' || coalesce(datacl::text, '') FROM pg_database WHERE oid = d;
  EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM %s', p_database, grantee);
  IF EXISTS (SELECT 1 FROM pgbailiff.connects(d) AS c (grantee oid, again boolean, by_owner boolean) WHERE c.grantee = r)
     OR (r <> 0 AND has_database_privilege(r, d, 'CONNECT')) THEN
    RAISE EXCEPTION 'the revoke would not keep % out of database %', grantee, quote_ident(p_database)
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM pgbailiff.end_turn(d, 0);
  RAISE LOG 'pgbailiff: % revoked connect on database % from %', session_user, p_database, grantee;
  RETURN true;
END $f$;

CREATE OR REPLACE FUNCTION pgbailiff.grant_connect(p_database name, p_grantee name) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  d oid := pgbailiff.database_to_change(p_database);
  r oid := CASE WHEN p_grantee = '' THEN 0 ELSE pgbailiff.role_to_change(p_grantee) END;
  grantee text := CASE WHEN p_grantee = '' THEN 'PUBLIC' ELSE quote_ident(p_grantee) END;
  before text;
BEGIN
  PERFORM pgbailiff.begin_turn();
  SELECT s.state INTO before FROM pgbailiff.shut s WHERE s.kind = 'connect' AND s.database = d AND s.role = r;
  DELETE FROM pgbailiff.shut WHERE kind = 'connect' AND database = d AND role = r;
  IF EXISTS (SELECT 1 FROM pgbailiff.connects(d) AS c (grantee oid, again boolean, by_owner boolean)
              WHERE c.grantee = r AND c.by_owner) THEN
    RETURN false;
  END IF;
  IF before IS NULL AND NOT pgbailiff.opens_all() THEN
    RAISE EXCEPTION 'connect on database % was not revoked by pgbailiff, or anew by somebody else since', quote_ident(p_database) USING ERRCODE = 'insufficient_privilege';
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO %s', p_database, grantee)
    || CASE WHEN before LIKE 'grantable=t%' THEN ' WITH GRANT OPTION' ELSE '' END;
  IF NOT EXISTS (SELECT 1 FROM pgbailiff.connects(d) AS c (grantee oid, again boolean, by_owner boolean)
                  WHERE c.grantee = r AND c.by_owner) THEN
    RAISE EXCEPTION 'the grant on database % to % had no effect', quote_ident(p_database), grantee
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  PERFORM pgbailiff.end_turn(d, 0);
  RAISE LOG 'pgbailiff: % granted connect on database % to %', session_user, p_database, grantee;
  RETURN true;
END $f$;
