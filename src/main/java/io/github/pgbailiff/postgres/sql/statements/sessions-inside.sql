-- The sessions inside a target, and whether we may end those of superusers.
WITH {target-and-inside}
SELECT ARRAY(SELECT i.pid FROM inside i ORDER BY i.pid LIMIT 10000) AS pids,
       (SELECT r.rolsuper FROM pg_roles r WHERE r.rolname = current_user) AS superuser
