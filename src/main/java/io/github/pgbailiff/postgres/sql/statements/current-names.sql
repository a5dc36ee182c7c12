-- What the database and the role of a target are called now; null where they are no more.
SELECT (SELECT d.datname::text FROM pg_database d WHERE d.oid = g.database) AS database,
       (SELECT r.rolname::text FROM pg_roles r WHERE r.oid = g.role) AS role
  FROM (SELECT :database::oid AS database, :role::oid AS role) g
