((SELECT s.rolsuper FROM pg_roles s WHERE s.rolname = current_user)
 OR coalesce(NOT r.rolsuper AND (pg_has_role(a.usesysid, 'USAGE') OR pg_has_role('pg_signal_backend', 'USAGE')), false))
