-- pg_stat_activity in the shape of activity.sql: 9.2 tells neither what wrote nor how old a snapshot is.
SELECT a.pid, a.backend_start, a.datname::text AS datname, a.usename::text AS usename, a.usesysid,
       a.application_name, a.client_addr, a.client_port,
       CASE WHEN a.pid IN (SELECT s.pid FROM pg_stat_replication s) THEN 'walsender'
            WHEN a.backend_start IS NOT NULL AND a.client_port IS NULL THEN 'background process'
            ELSE 'client backend' END AS backend_type, false AS job, NULL::int AS leader_pid,
       a.state, CASE WHEN a.waiting THEN 'Lock' END AS wait_event_type, NULL::text AS wait_event,
       a.xact_start, a.query_start, a.state_change, a.query,
       NULL::boolean AS wrote, NULL::int AS xmin_age
  FROM {activity-source} a
