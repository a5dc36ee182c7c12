
-- Only whoever installs this may have made the schema and what is in it: a stranger's could be a trap.
DO $do$
DECLARE
  theirs text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = 'pgbailiff') THEN
    CREATE SCHEMA pgbailiff;
  ELSIF NOT EXISTS (SELECT 1 FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
                     WHERE n.nspname = 'pgbailiff' AND (r.rolsuper OR r.rolname = current_user)) THEN
    RAISE EXCEPTION 'schema pgbailiff belongs to another role: find out why, then drop it or let its owner run this';
  END IF;
  SELECT string_agg(o.what, ', ' ORDER BY o.what) INTO theirs
    FROM (SELECT p.oid::regprocedure::text AS what, p.proowner AS owner, p.pronamespace AS namespace FROM pg_proc p
          UNION ALL SELECT c.oid::regclass::text, c.relowner, c.relnamespace FROM pg_class c
          UNION ALL SELECT t.oid::regtype::text, t.typowner, t.typnamespace FROM pg_type t
          UNION ALL SELECT o.oid::regoperator::text, o.oprowner, o.oprnamespace FROM pg_operator o) o
    JOIN pg_namespace n ON n.oid = o.namespace JOIN pg_roles r ON r.oid = o.owner
   WHERE n.nspname = 'pgbailiff' AND NOT r.rolsuper AND r.rolname <> current_user;
  IF theirs IS NOT NULL THEN
    RAISE EXCEPTION 'in schema pgbailiff, % belongs to another role: find out why, then drop it', theirs;
  END IF;
END $do$;

-- Databases and roles that are never shut: INSERT INTO pgbailiff.protected VALUES ('role', 'app_owner');
-- The second table keeps the state before: only what stands there is opened again. Its mark tells whether
-- the row in the catalogue is still the one that pgbailiff wrote; it is nobody's to read.
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
      mark text,
      PRIMARY KEY (kind, database, role));
  ELSIF NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = 'pgbailiff.shut'::regclass AND a.attname = 'mark') THEN
    ALTER TABLE pgbailiff.shut ADD COLUMN mark text;
  END IF;
END $do$;
INSERT INTO pgbailiff.protected (kind, name)
SELECT p.kind, p.name
  FROM (SELECT 'role' AS kind, {role}::name AS name
        UNION SELECT 'role', current_user
        UNION SELECT 'database', current_database()
        UNION SELECT 'database', d.datname FROM pg_database d WHERE d.datistemplate) p
 WHERE NOT EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = p.kind AND x.name = p.name);
