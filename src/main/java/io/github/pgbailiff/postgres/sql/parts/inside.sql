-- Whoever is inside a target: sessions of clients, and workers of the server and of extensions too.
SELECT a.pid, a.backend_type, a.usename, coalesce((SELECT r.rolsuper FROM pg_roles r WHERE r.oid = a.usesysid), false) AS superuser
  FROM activity a CROSS JOIN given g LEFT JOIN base b ON true LEFT JOIN part p ON true
 WHERE a.pid <> pg_backend_pid()
   AND (g.database IS NULL OR a.datname = b.datname::text)
   AND CASE WHEN g.grantee IS NULL THEN true
            WHEN g.grantee = '' THEN a.usesysid NOT IN (SELECT e.oid FROM entrant e WHERE e.via IS NOT NULL)
            ELSE a.usesysid = p.oid END
