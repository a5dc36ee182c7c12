((SELECT s.rolsuper FROM pg_roles s WHERE s.rolname = current_user) OR coalesce(NOT r.rolsuper, false))
