-- The names of all databases and roles.
SELECT ARRAY(SELECT d.datname::text FROM pg_database d LIMIT 10000) AS databases,
       ARRAY(SELECT r.rolname::text FROM pg_roles r LIMIT 10000) AS roles
