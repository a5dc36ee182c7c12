-- What else check looks at, besides the capabilities.
WITH activity {as-materialized} ({activity})
SELECT clock_timestamp() AS now, pg_backend_pid() AS pid,
       ARRAY(SELECT DISTINCT coalesce(NULLIF(a.application_name, ''), '-') FROM activity a
              WHERE a.usename = session_user::text AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
                AND coalesce(a.application_name, '') NOT LIKE 'pgbailiff%' ORDER BY 1 LIMIT 10) AS strangers,
       ARRAY({missing-functions} ORDER BY 1) AS missing,
       (SELECT s.setting::int FROM pg_settings s WHERE s.name = 'reserved_connections') AS reserved_connections,
       {may-use-reserve} AS reserves
