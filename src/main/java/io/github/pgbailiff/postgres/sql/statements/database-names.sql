-- The names of the databases that people connect to.
SELECT ARRAY(SELECT d.datname::text FROM pg_database d WHERE NOT d.datistemplate ORDER BY 1 LIMIT 10000) AS names
