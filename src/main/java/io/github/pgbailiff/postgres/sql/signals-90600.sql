(m.superuser OR pg_has_role('pg_signal_backend', 'USAGE'))
