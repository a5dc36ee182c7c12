-- Whether we may signal sessions of other roles: superuser m, or by a right that is there from 9.6.
(m.superuser OR pg_has_role('pg_signal_backend', 'USAGE'))
