-- What a cluster is and what this role may do on it.
WITH activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table} {lock-gate})
SELECT current_setting('server_version') AS server_version, pg_is_in_recovery() AS standby,
       (SELECT count(*) FROM activity a WHERE {takes-connection}) AS used,
       ({waiting-sessions}) AS waiting, ({replay-wait}) AS replay,
       current_setting('max_connections')::int AS max_connections,
       {reserved} AS reserved,
       current_user::text AS role, quote_ident(current_user) AS quoted_role, m.superuser, {may-read-all} AS reads_all, {may-signal-others} AS signals,
       NOT pg_is_in_recovery() AND (m.superuser OR NOT EXISTS ({missing-functions})) AS blocks
  FROM (SELECT r.rolsuper AS superuser FROM pg_roles r WHERE r.rolname = current_user) m
