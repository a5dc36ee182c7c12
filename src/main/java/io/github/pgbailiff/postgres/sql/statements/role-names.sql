-- The names of the roles that are not the server's own.
SELECT ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.rolname NOT LIKE E'pg\\_%' ORDER BY 1 LIMIT 10000) AS names
