-- Connections and, with their type, jobs, which take none: counted by state, database, user, application and client at once, and how many there
-- may be; at least one row.
WITH activity {as-materialized} ({activity}),
counted {as-materialized} (
  SELECT CASE WHEN a.job THEN a.backend_type END AS job, coalesce(a.state, 'unknown') AS state, a.datname, a.usename, coalesce(CASE WHEN a.application_name LIKE '% - %:%' THEN regexp_replace(a.application_name, {pooler-suffix}, '\1') ELSE a.application_name END, '') AS application,
         coalesce(host({client-behind}) || ' via ', '') || coalesce(host(a.client_addr), CASE a.client_port WHEN -1 THEN 'local' ELSE 'unknown' END) AS client
    FROM activity a WHERE a.job OR {takes-connection})
SELECT current_setting('max_connections')::int AS max_connections,
       (SELECT sum(s.setting::int)::int FROM pg_settings s
         WHERE s.name IN ('superuser_reserved_connections', 'reserved_connections')) AS reserved,
       c.job, c.state, c.datname, c.usename, c.application, c.client, c.number
  FROM (SELECT 1) one
  LEFT JOIN (SELECT c.job, c.state, c.datname, c.usename, c.application, c.client, count(*)::int AS number
               FROM counted c GROUP BY 1, 2, 3, 4, 5, 6) c ON true
