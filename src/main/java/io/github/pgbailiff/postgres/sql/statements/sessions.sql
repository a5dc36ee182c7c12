-- The sessions that match, with the cluster's counts on every row; one row without a session when
-- none matches. Who waits for whom stands on the first row. Our own connections are shown to whoever asks
-- for their pids, and are no part of anything else. The total is that of the clients, with the background processes
-- among those that match.
WITH given {as-materialized} (
  SELECT :entries::int[] AS entries, :clauses::int[] AS clauses, :keys::text[] AS keys, :negations::boolean[] AS negations, :patterns::text[] AS patterns,
         :own_roles::text[] AS own_roles, :pids::int[] AS pids, :every_type::boolean AS every_type, :hide_idle::boolean AS hide_idle,
         :sorting::text AS sorting, :most::int AS most, :text_bytes::int AS text_bytes, clock_timestamp() AS now),
condition {as-materialized} ({conditions}),
activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table} {lock-gate}),
waits {as-materialized} ({lock-waits}),
holder {as-materialized} ({holders}),
session {as-materialized} (
  SELECT a.*, {own-session} AS own, {failing-entries} AS failing
    FROM activity a CROSS JOIN given g
   WHERE a.pid <> pg_backend_pid()
     AND (g.every_type OR a.job OR a.backend_type IN ('client backend', 'walsender'))
     AND (g.pids IS NULL OR a.pid = ANY (g.pids))),
chosen {as-materialized} (
  SELECT s.*, g.hide_idle AND (coalesce(s.state, '') = 'idle' OR s.job AND s.state IS NULL) AND s.pid NOT IN (SELECT h.pid FROM holder h) AS hidden
    FROM session s CROSS JOIN given g WHERE NOT 0 = ANY (s.failing) AND (g.pids IS NOT NULL OR NOT s.own)),
page {as-materialized} (
  SELECT a.*, row_number() OVER (ORDER BY
           CASE g.sorting WHEN 'xact' THEN a.xact_start
                          WHEN 'conn' THEN a.backend_start
                          WHEN 'age' THEN CASE WHEN a.state NOT LIKE 'idle%' THEN a.query_start END
                          WHEN 'idle' THEN CASE WHEN a.state LIKE 'idle%' THEN a.state_change END END NULLS LAST,
           CASE WHEN g.sorting <> 'pid' THEN a.state_change END NULLS LAST, a.pid) AS n
    FROM chosen a CROSS JOIN given g
   WHERE NOT a.hidden
   ORDER BY n LIMIT (SELECT most FROM given)),
edges {as-materialized} (
  SELECT array_agg(e.pid) AS waiters, array_agg(e.blocker) AS holders, array_agg(e.locktype) AS wanted
    FROM (SELECT w.pid, w.locktype, unnest(w.blockers) AS blocker FROM waits w) e),
places {as-materialized} (
  SELECT array_agg(t.pid) AS waiting, array_agg(t.relation) AS tables FROM ({waiting-tables}) t),
head {as-materialized} (
  SELECT count(CASE WHEN a.job OR a.backend_type IN ('client backend', 'walsender') THEN 1 END) AS clients,
         count(CASE WHEN {takes-connection} THEN 1 END) AS used,
         count(CASE WHEN a.backend_type = 'client backend' AND a.state = 'active' AND a.pid <> pg_backend_pid() THEN 1 END) AS active,
         count(CASE WHEN a.state LIKE 'idle in transaction%' THEN 1 END) AS idle_in_transaction,
         ({waiting-sessions}) AS waiting,
         ({replay-wait}) AS replay,
         count(CASE WHEN a.backend_start IS NULL AND a.datname IS NOT NULL THEN 1 END) AS unreadable,
         count(CASE WHEN a.state = 'disabled' THEN 1 END) AS untold
    FROM activity a)
SELECT h.*, h.clients + (SELECT count(*) FROM chosen c WHERE NOT (c.job OR c.backend_type IN ('client backend', 'walsender'))) AS total,
       g.now, {server-address} AS server_address, {server-port} AS server_port, pg_postmaster_start_time() AS server_started,
       current_setting('max_connections')::int AS max_connections,
       {reserved} AS reserved,
       (SELECT count(*) FROM chosen) AS matched,
       (SELECT count(*) FROM chosen x WHERE x.hidden) AS hidden_idle,
       CASE WHEN coalesce(a.n, 1) = 1 THEN e.waiters END AS waiters,
       CASE WHEN coalesce(a.n, 1) = 1 THEN e.holders END AS holders,
       CASE WHEN coalesce(a.n, 1) = 1 THEN e.wanted END AS wanted,
       CASE WHEN coalesce(a.n, 1) = 1 THEN p.waiting END AS waiting_pids,
       CASE WHEN coalesce(a.n, 1) = 1 THEN p.tables END AS waiting_tables,
       a.pid, a.backend_start, a.datname, a.usename, {superuser-session} AS rolsuper, a.application_name, host(a.client_addr) AS client_addr,
       a.client_port, a.backend_type, a.job, a.leader_pid, {wraparound} AS wraparound, a.state, a.wait_event_type, a.wait_event, a.xact_start,
       a.query_start, a.state_change, a.wrote, a.xmin_age, a.own, a.failing,
       CASE WHEN g.text_bytes > 0 AND a.pid IS NOT NULL
            THEN substring(decode(quote_literal({query-text}), 'escape') FROM 1 FOR g.text_bytes) END AS query,
       CASE WHEN g.text_bytes > 0 AND a.pid IS NOT NULL
            THEN (SELECT pg_encoding_to_char(d.encoding) FROM pg_database d WHERE d.datname = a.datname) END AS encoding
  FROM head h CROSS JOIN given g CROSS JOIN edges e CROSS JOIN places p LEFT JOIN page a ON true
  LEFT JOIN pg_roles r ON r.oid = a.usesysid
 ORDER BY a.n
