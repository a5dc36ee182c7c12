-- Whether we see the sessions of other roles in full: superuser m, or by a right that is there from 10.
(m.superuser OR pg_has_role('pg_read_all_stats', 'USAGE'))
