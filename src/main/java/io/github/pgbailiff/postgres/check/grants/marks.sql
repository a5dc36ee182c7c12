
-- For how long what pgbailiff has shut counts as its own: somebody may have opened it and shut it
-- again since, and the longer ago the likelier. A day more than the longest lease.
CREATE OR REPLACE FUNCTION pgbailiff.remembers() RETURNS interval LANGUAGE sql IMMUTABLE AS 'SELECT interval ''31 days''';

-- The version of the row in the catalogue and a hash of what it says. NULL where it cannot be read:
-- on managed services pg_authid is nobody's.
CREATE OR REPLACE FUNCTION pgbailiff.mark(p_kind text, p_database oid, p_role oid) RETURNS text
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF p_kind <> 'role' THEN
    RETURN (SELECT d.xmin || ' ' || hashtext(ROW(d.datname, d.datdba, d.datconnlimit, d.datallowconn, d.dattablespace, d.datacl)::text)
              FROM pg_database d WHERE d.oid = p_database);
  ELSIF has_table_privilege('pg_authid', 'SELECT') THEN
    RETURN (SELECT a.xmin || ' ' || hashtext(a::text) FROM pg_authid a WHERE a.oid = p_role);
  END IF;
  RETURN NULL;
END $f$;

-- The state to bring back; NULL where the target is unblocked, gone, or not pgbailiff's doing any more. A row
-- that was written anew and says the same was shut by somebody else meanwhile. When it says something
-- else, all that is known is that the right to connect may have been given in another way.
CREATE OR REPLACE FUNCTION pgbailiff.state_before(p_kind text, p_database oid, p_role oid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $f$
DECLARE
  s record;
  is_shut boolean;
  is_now text := pgbailiff.mark(p_kind, p_database, p_role);
BEGIN
  SELECT * INTO s FROM pgbailiff.shut x WHERE x.kind = p_kind AND x.database = p_database AND x.role = p_role
     AND x.since > clock_timestamp() - pgbailiff.remembers();
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF p_kind = 'role' THEN
    SELECT NOT r.rolcanlogin INTO is_shut FROM pg_roles r WHERE r.oid = p_role;
  ELSIF p_kind = 'database' THEN
    SELECT NOT d.datallowconn INTO is_shut FROM pg_database d WHERE d.oid = p_database;
  ELSE
    is_shut := is_now IS NOT NULL
      AND (p_role = 0 OR EXISTS (SELECT 1 FROM pg_roles r WHERE r.oid = p_role))
      AND NOT EXISTS (SELECT 1 FROM pgbailiff.connects(p_database) AS c (grantee oid, again boolean, by_owner boolean)
                       WHERE c.grantee = p_role AND c.by_owner);
  END IF;
  IF is_shut IS NOT TRUE THEN
    RETURN NULL;
  END IF;
  -- Before 9.4 a row that has stood long enough has version 2.
  IF s.mark IS NULL OR is_now IS NULL OR split_part(is_now, ' ', 1) IN ('2', split_part(s.mark, ' ', 1)) THEN
    RETURN s.state;
  ELSIF split_part(is_now, ' ', 2) = split_part(s.mark, ' ', 2) THEN
    RETURN NULL;
  END IF;
  RETURN regexp_replace(s.state, '^grantable=t[a-z]*', 'grantable=false');
END $f$;

-- Waits for the others, and forgets what is not pgbailiff's doing any more. Whoever looks at an old
-- snapshot would take for open what somebody has shut since.
CREATE OR REPLACE FUNCTION pgbailiff.begin_turn() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
    RAISE EXCEPTION 'this has to see what others have done meanwhile: use READ COMMITTED, not %', current_setting('transaction_isolation')
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  LOCK TABLE pgbailiff.shut IN SHARE ROW EXCLUSIVE MODE;
  UPDATE pgbailiff.shut SET state = coalesce(pgbailiff.state_before(kind, database, role), '');
  DELETE FROM pgbailiff.shut WHERE state = '';
END $f$;

-- Marks what was left shut with the rows of the catalogue as they are after this turn.
CREATE OR REPLACE FUNCTION pgbailiff.end_turn(p_database oid, p_role oid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $f$
BEGIN
  UPDATE pgbailiff.shut SET mark = pgbailiff.mark(kind, database, role)
   WHERE (p_database <> 0 AND database = p_database) OR (p_database = 0 AND kind = 'role' AND role = p_role);
END $f$;
