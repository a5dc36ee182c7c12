-- Who waits for a lock and who holds it; 9.6 and up. What is held of the locks that are waited for
-- stands on the first row, since it has another shape.
WITH given {as-materialized} (
  SELECT :entries::int[] AS entries, :clauses::int[] AS clauses, :keys::text[] AS keys, :negations::boolean[] AS negations, :patterns::text[] AS patterns,
         :own_roles::text[] AS own_roles, clock_timestamp() AS now),
condition {as-materialized} ({conditions}),
activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table}),
waits {as-materialized} ({lock-waits}),
conflict(mode, others) {as-materialized} ({lock-conflicts}),
holder {as-materialized} ({holders}),
wanted {as-materialized} (
  SELECT l.pid, l.locktype, l.mode, l.tag, {lock-relation} AS relation, {lock-object} AS object
    FROM ({lock-wanted}) l),
place {as-materialized} (SELECT DISTINCT ON (t.pid) t.* FROM ({waiting-tables}) t ORDER BY t.pid, t.relation),
prepared {as-materialized} (
  SELECT l.virtualtransaction, p.gid, p.prepared, p.owner::text AS owner, p.database::text AS database
    FROM lock l JOIN {prepared-xacts} p ON p.transaction = l.transactionid
   WHERE l.pid IS NULL AND l.granted AND l.locktype = 'transactionid'),
held {as-materialized} (
  SELECT array_agg(coalesce(l.pid, 0)) AS held_pids, array_agg(l.tag) AS held_tags, array_agg(l.mode) AS held_modes,
         array_agg(p.gid) AS held_gids, array_agg(p.owner) AS held_owners, array_agg(p.database) AS held_databases,
         array_agg(extract(epoch FROM g.now - p.prepared)::int) AS held_seconds
    FROM lock l CROSS JOIN given g LEFT JOIN prepared p ON l.pid IS NULL AND p.virtualtransaction = l.virtualtransaction
   WHERE l.granted AND l.tag IN (SELECT w.tag FROM wanted w)),
involved {as-materialized} (
  SELECT w.pid FROM wanted w UNION SELECT unnest(w.blockers) FROM waits w
   UNION SELECT a.pid FROM activity a WHERE a.backend_type = 'startup' AND a.wait_event = ({replay-wait})),
party {as-materialized} (
  SELECT i.pid AS involved, a.*, {own-session} AS own, {failing-entries} AS failing, row_number() OVER (ORDER BY a.state_change, i.pid) AS n
    FROM involved i CROSS JOIN given g LEFT JOIN activity a ON a.pid = i.pid WHERE i.pid <> 0)
SELECT a.involved AS pid, a.backend_start, a.datname, a.usename, {superuser-session} AS rolsuper, a.application_name, host(a.client_addr) AS client_addr,
       a.client_port, coalesce(a.backend_type, {unlisted-type}) AS backend_type,
       a.job, a.leader_pid, {wraparound} AS wraparound,
       CASE WHEN a.pid IS NULL AND {unlisted-type} = 'client backend' THEN 'starting' ELSE a.state END AS state, a.wait_event_type, a.wait_event, a.xact_start, a.query_start, a.state_change,
       a.wrote, a.xmin_age, a.own, a.failing, g.now, ({replay-wait}) AS replay,
       q.asked, q.blockers, q.since, w.locktype, w.mode, w.relation, w.object, w.tag, c.others AS conflicting, t.relation AS table_name,
       CASE WHEN a.n = 1 THEN h.held_pids END AS held_pids, CASE WHEN a.n = 1 THEN h.held_tags END AS held_tags,
       CASE WHEN a.n = 1 THEN h.held_modes END AS held_modes, CASE WHEN a.n = 1 THEN h.held_gids END AS held_gids,
       CASE WHEN a.n = 1 THEN h.held_owners END AS held_owners,
       CASE WHEN a.n = 1 THEN h.held_databases END AS held_databases,
       CASE WHEN a.n = 1 THEN h.held_seconds END AS held_seconds
  FROM party a CROSS JOIN given g CROSS JOIN held h
  LEFT JOIN waits q ON q.pid = a.involved LEFT JOIN wanted w ON w.pid = a.involved LEFT JOIN conflict c ON c.mode = w.mode LEFT JOIN place t ON t.pid = a.involved
  LEFT JOIN pg_roles r ON r.oid = a.usesysid
 ORDER BY a.n
