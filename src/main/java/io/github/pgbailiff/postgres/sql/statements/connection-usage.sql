-- Connections and, with their type, jobs, which take none: counted by state, database, user, application and client at once, and how many there
-- may be; then a row, with the most, per role or database that has a limit of its own and either connections or, by a limit of 0, may have none.
-- At least one row. Superusers heed no limit, and a database that is invalid has -2.
WITH activity {as-materialized} ({activity}),
counted {as-materialized} (
  SELECT CASE WHEN a.job THEN a.backend_type END AS job, coalesce(a.state, 'unknown') AS state, a.datname, a.usename, coalesce(CASE WHEN a.application_name LIKE '% - %:%' THEN regexp_replace(a.application_name, {pooler-suffix}, '\1') ELSE a.application_name END, '') AS application,
         coalesce(host({client-behind}) || ' via ', '') || coalesce(host(a.client_addr), CASE a.client_port WHEN -1 THEN 'local' ELSE 'unknown' END) AS client
    FROM activity a WHERE a.job OR {takes-connection})
SELECT current_setting('max_connections')::int AS max_connections,
       {reserved} AS reserved,
       c.job, c.state, c.datname, c.usename, c.application, c.client, c.number, c.most
  FROM (SELECT 1) one
  LEFT JOIN (SELECT c.job, c.state, c.datname, c.usename, c.application, c.client, count(*)::int AS number, NULL::int AS most
               FROM counted c GROUP BY 1, 2, 3, 4, 5, 6
             UNION ALL
             SELECT NULL, NULL, NULL, r.rolname::text, NULL, NULL, NULL, r.rolconnlimit
               FROM pg_roles r
              WHERE r.rolconnlimit >= 0 AND r.rolcanlogin AND NOT r.rolsuper
                AND (r.rolconnlimit = 0 OR r.rolname::text IN (SELECT c.usename FROM counted c))
             UNION ALL
             SELECT NULL, NULL, d.datname::text, NULL, NULL, NULL, NULL, d.datconnlimit
               FROM pg_database d
              WHERE d.datconnlimit >= 0 AND d.datallowconn
                AND (d.datconnlimit = 0 OR d.datname::text IN (SELECT c.datname FROM counted c))) c ON true
