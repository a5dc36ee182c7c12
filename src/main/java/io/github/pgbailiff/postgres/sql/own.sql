-- Roles that only pgbailiff logs in as, under the name that it gives itself.
(a.pid = pg_backend_pid() OR (a.application_name LIKE 'pgbailiff%'
  AND (a.usename = ANY (g.own_roles) OR a.usename = session_user::text)))
