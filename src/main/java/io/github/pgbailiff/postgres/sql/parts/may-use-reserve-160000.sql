-- Whether we may use the connections that are reserved, from 16.
EXISTS (SELECT 1 FROM pg_roles p WHERE p.rolname = 'pg_use_reserved_connections' AND pg_has_role(p.oid, 'USAGE'))
