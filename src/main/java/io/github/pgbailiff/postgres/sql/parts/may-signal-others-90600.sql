-- Whether we may signal sessions of other roles: superuser m, or by a right that is there from 9.6.
(m.superuser OR EXISTS (SELECT 1 FROM pg_roles p WHERE p.rolname = 'pg_signal_backend' AND pg_has_role(p.oid, 'USAGE')))
