pg_has_role('pg_use_reserved_connections', 'USAGE')
