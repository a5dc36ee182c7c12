-- Whether the database or the role of a door is no more, under whatever name; 0 stands for none.
SELECT g.database <> 0 AND NOT EXISTS (SELECT 1 FROM pg_database d WHERE d.oid = g.database)
       OR g.role <> 0 AND NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.oid = g.role) AS gone
  FROM (SELECT ?::oid AS database, ?::oid AS role) g
