-- Known only of relations of the database that we are connected to.
coalesce((SELECT c.relkind IN ('i', 'I') FROM pg_class c
           WHERE c.oid = l.relation AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())), false)
