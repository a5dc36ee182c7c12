-- Whether we may signal session a: 9.1 lets only superusers signal, from 9.2 a role may signal itself.
(SELECT s.rolsuper OR s.oid = a.usesysid FROM pg_roles s WHERE s.rolname = current_user)
