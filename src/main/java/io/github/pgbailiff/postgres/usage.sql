-- Connections counted by each of five ways, and how many there may be.
WITH activity {fenced} ({activity}),
counted {fenced} (SELECT a.* FROM activity a WHERE {slot})
SELECT 'state' AS dimension, coalesce(c.state, 'unknown') AS name, count(*) AS number FROM counted c GROUP BY 1, 2
UNION ALL SELECT 'database', coalesce(c.datname, ''), count(*) FROM counted c GROUP BY 1, 2
UNION ALL SELECT 'user', coalesce(c.usename, ''), count(*) FROM counted c GROUP BY 1, 2
UNION ALL SELECT 'application', coalesce(c.application_name, ''), count(*) FROM counted c GROUP BY 1, 2
UNION ALL SELECT 'client', coalesce(host(c.client_addr), CASE c.client_port WHEN -1 THEN 'local' ELSE 'unknown' END), count(*)
            FROM counted c GROUP BY 1, 2
UNION ALL SELECT 'used', '', count(*) FROM counted c
UNION ALL SELECT 'max_connections', '', current_setting('max_connections')::int
UNION ALL SELECT 'reserved', '', sum(s.setting::int) FROM pg_settings s
           WHERE s.name IN ('superuser_reserved_connections', 'reserved_connections')
ORDER BY 1, 3 DESC, 2
