
-- Only whoever installs this may have made the schema: a stranger's could be a trap.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'pgbailiff') THEN
    CREATE SCHEMA pgbailiff;
  ELSIF NOT EXISTS (SELECT 1 FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
                     WHERE n.nspname = 'pgbailiff' AND (r.rolsuper OR r.rolname = current_user)) THEN
    RAISE EXCEPTION 'schema pgbailiff belongs to another role: find out why, then drop it or let its owner run this';
  END IF;
END $do$;
REVOKE ALL ON SCHEMA pgbailiff FROM PUBLIC;
GRANT USAGE ON SCHEMA pgbailiff TO pgbailiff;

-- Databases and roles that are never shut: INSERT INTO pgbailiff.protected VALUES ('role', 'app_owner');
-- The second table keeps the state before: only what stands there is opened again.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = 'pgbailiff' AND c.relname = 'protected') THEN
    CREATE TABLE pgbailiff.protected (
      kind text NOT NULL CHECK (kind IN ('role', 'database')),
      name name NOT NULL,
      PRIMARY KEY (kind, name));
    CREATE TABLE pgbailiff.shut (
      kind text NOT NULL CHECK (kind IN ('role', 'database', 'connect')),
      database oid NOT NULL,
      role oid NOT NULL,
      state text NOT NULL,
      since timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (kind, database, role));
  END IF;
END $do$;
INSERT INTO pgbailiff.protected (kind, name)
SELECT p.kind, p.name
  FROM (SELECT 'role' AS kind, 'pgbailiff'::name AS name
        UNION SELECT 'role', current_user
        UNION SELECT 'database', current_database()
        UNION SELECT 'database', d.datname FROM pg_database d WHERE d.datistemplate) p
 WHERE NOT EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = p.kind AND x.name = p.name);
REVOKE ALL ON pgbailiff.protected, pgbailiff.shut FROM PUBLIC, pgbailiff;
GRANT SELECT ON pgbailiff.protected, pgbailiff.shut TO pgbailiff;
