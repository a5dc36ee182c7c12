-- Whether we may signal session a, of role r: the functions of the grants do for all but superusers.
((SELECT s.rolsuper FROM pg_roles s WHERE s.rolname = current_user) OR coalesce(NOT r.rolsuper, false))
