-- What is to become of each target: it is signalled only when it is still the session it was, and
-- still what it was chosen for. A time that is null is not held, nor the transaction while the same statement runs: a
-- procedure may commit at any moment, and stays what it is.
given {as-materialized} (
  SELECT :entries::int[] AS entries, :clauses::int[] AS clauses, :keys::text[] AS keys, :negations::boolean[] AS negations, :patterns::text[] AS patterns,
         :own_roles::text[] AS own_roles, :pids::int[] AS pids, :starts::text[] AS starts, :xacts::text[] AS xacts, :queries::text[] AS queries,
         :changes::text[] AS changes, :statements::text[] AS statements, :replication::boolean AS replication, :running::boolean AS running, clock_timestamp() AS now),
condition {as-materialized} ({conditions}),
activity {as-materialized} ({activity}),
lock {as-materialized} ({lock-table} {lock-gate}),
waits {as-materialized} ({lock-waits}),
holder {as-materialized} ({holders}),
target {as-materialized} (
  SELECT i.pids[i.n] AS pid, i.starts[i.n]::timestamptz AS backend_start, i.xacts[i.n]::timestamptz AS xact_start,
         i.queries[i.n]::timestamptz AS query_start, i.changes[i.n]::timestamptz AS state_change,
         i.statements[i.n]::timestamptz AS statement_start, i.n
    FROM (SELECT g.*, generate_subscripts(g.pids, 1) AS n FROM given g) i),
found {as-materialized} (
  SELECT t.n, t.pid, a.pid AS live, {failing-entries} AS failing, coalesce(a.wait_event = 'SyncRep', false) AS awaits_standby,
         CASE WHEN a.pid IS NULL THEN 'gone'
              WHEN a.backend_start IS NULL THEN 'hidden'
              WHEN a.backend_start <> t.backend_start THEN 'different'
              WHEN {own-session} THEN 'own'
              WHEN a.backend_type = 'walsender' AND NOT g.replication THEN 'replication'
              WHEN NOT a.job AND a.backend_type NOT IN ('client backend', 'walsender') THEN 'background'
              WHEN a.xact_start IS DISTINCT FROM t.xact_start AND t.xact_start IS NOT NULL
                  AND (a.query_start = t.statement_start AND a.state = 'active') IS NOT TRUE
                OR a.query_start IS DISTINCT FROM t.query_start AND t.query_start IS NOT NULL
                OR a.state_change IS DISTINCT FROM t.state_change AND t.state_change IS NOT NULL THEN 'changed'
              WHEN g.running AND coalesce(a.state NOT IN ('active', 'fastpath function call', 'disabled'), a.xact_start IS NULL) THEN 'not running'
              WHEN NOT {may-signal} THEN CASE WHEN {superuser-session} THEN 'superuser' ELSE 'no right' END
         END AS verdict
    FROM target t CROSS JOIN given g
    LEFT JOIN activity a ON a.pid = t.pid LEFT JOIN pg_roles r ON r.oid = a.usesysid),
judged {as-materialized} (
  SELECT f.n, f.pid, f.live, f.failing, f.awaits_standby,
         CASE WHEN f.verdict IN ('gone', 'hidden', 'different', 'own', 'replication', 'background') THEN f.verdict
              WHEN EXISTS (SELECT 1 FROM condition c WHERE c.entry > 0 AND c.entry <> ALL (f.failing)) THEN 'protected'
              WHEN 0 = ANY (f.failing) THEN 'changed'
              ELSE coalesce(f.verdict, 'signal') END AS verdict
    FROM found f)
