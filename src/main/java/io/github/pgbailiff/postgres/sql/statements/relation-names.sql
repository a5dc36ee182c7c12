-- The names of relations of the database that we are connected to, as people write them.
SELECT c.oid::text AS oid, CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN '' ELSE n.nspname || '.' END || c.relname AS name,
       c.relkind IN ('i', 'I') AS is_index
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.oid = ANY (:oids::text[]::oid[])
