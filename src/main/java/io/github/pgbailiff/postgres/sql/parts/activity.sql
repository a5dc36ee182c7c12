-- One shape of pg_stat_activity for every version; here 9.1, which tells the state in the query's place.
SELECT a.procpid AS pid, a.backend_start, a.datname::text AS datname, a.usename::text AS usename, a.usesysid,
       a.application_name, a.client_addr, a.client_port,
       CASE WHEN a.procpid IN (SELECT s.procpid FROM pg_stat_replication s) THEN 'walsender'
            WHEN a.backend_start IS NOT NULL AND a.client_port IS NULL THEN 'background process'
            ELSE 'client backend' END AS backend_type, false AS job, NULL::int AS leader_pid,
       CASE WHEN a.backend_start IS NULL THEN NULL
            WHEN a.current_query = '<IDLE>' THEN 'idle'
            WHEN a.current_query = '<IDLE> in transaction' THEN 'idle in transaction'
            WHEN a.current_query = '<IDLE> in transaction (aborted)' THEN 'idle in transaction (aborted)'
            WHEN a.current_query = '<command string not enabled>' THEN 'disabled'
            ELSE 'active' END AS state,
       CASE WHEN a.waiting THEN 'Lock' END AS wait_event_type, NULL::text AS wait_event,
       a.xact_start, a.query_start, a.query_start AS state_change,
       CASE WHEN a.current_query LIKE '<IDLE>%' OR a.current_query = '<command string not enabled>' THEN '' ELSE a.current_query END AS query,
       NULL::boolean AS wrote, NULL::int AS xmin_age
  FROM {activity-source} a
