-- Whether session a is one of pgbailiff, which has roles of its own there, under the name that it gives itself.
(a.pid = pg_backend_pid() OR (a.application_name LIKE 'pgbailiff%'
  AND (a.usename = ANY (g.own_roles) OR a.usename = session_user::text)))
