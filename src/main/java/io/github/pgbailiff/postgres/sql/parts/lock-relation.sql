-- Names of relations are known only in the database that we are connected to; elsewhere DATABASE:OID.
CASE WHEN l.relation IS NULL THEN NULL
     WHEN l.database = 0 OR l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
     THEN coalesce((SELECT CASE WHEN n.nspname IN ('public', 'pg_catalog') THEN '' ELSE n.nspname || '.' END || c.relname
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = l.relation), l.relation::text)
     ELSE coalesce((SELECT d.datname::text FROM pg_database d WHERE d.oid = l.database), '?') || ':' || l.relation END
