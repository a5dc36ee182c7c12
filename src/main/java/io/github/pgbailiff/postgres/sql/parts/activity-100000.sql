-- Texts of queries are left to {query-text}: each may have a megabyte. Without pg_read_all_stats the type of
-- others is hidden, like all else but pid, database, role and application. What is in a database, and
-- is no client, walsender or servant of the server's own, is a job: logical replication, and what
-- extensions run for users.
SELECT a.pid, a.backend_start, a.datname::text AS datname, a.usename::text AS usename, a.usesysid,
       a.application_name, a.client_addr, a.client_port,
       coalesce(a.backend_type, CASE WHEN a.datname IS NOT NULL THEN 'client backend' END, 'unknown') AS backend_type,
       a.datname IS NOT NULL AND coalesce(a.backend_type, 'client backend') NOT IN (
         'client backend', 'walsender', 'parallel worker', 'autovacuum worker', 'slotsync worker') AS job,
       {leader-pid} AS leader_pid,
       a.state, a.wait_event_type, a.wait_event, a.xact_start, a.query_start, a.state_change,
       CASE WHEN a.backend_start IS NOT NULL THEN a.backend_xid IS NOT NULL END AS wrote,
       greatest(age(a.backend_xmin), age(a.backend_xid)) AS xmin_age
  FROM {activity-source} a
