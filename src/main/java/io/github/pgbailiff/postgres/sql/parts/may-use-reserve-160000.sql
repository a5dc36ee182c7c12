-- Whether we may use the connections that are reserved, from 16.
pg_has_role('pg_use_reserved_connections', 'USAGE')
