-- Whether we see the sessions of other roles in full: superuser m, or by a right that is there from 10.
(m.superuser OR EXISTS (SELECT 1 FROM pg_roles p WHERE p.rolname = 'pg_read_all_stats' AND pg_has_role(p.oid, 'USAGE')))
