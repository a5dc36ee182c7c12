-- Whether we may signal session a, of role r: from 9.6 a right may be had for all but superusers. A session
-- lives on when its role is dropped, and is no superuser's then.
((SELECT s.rolsuper FROM pg_roles s WHERE s.rolname = current_user)
 OR coalesce(NOT {superuser-session} AND (pg_has_role(a.usesysid, 'USAGE') OR EXISTS (SELECT 1 FROM pg_roles p WHERE p.rolname = 'pg_signal_backend' AND pg_has_role(p.oid, 'USAGE'))), false))
