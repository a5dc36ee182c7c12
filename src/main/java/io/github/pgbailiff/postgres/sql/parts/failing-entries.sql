-- The entries that session a does not satisfy. A match is null where the session has no value, and
-- null satisfies neither a clause nor its negation. OFFSET 0 keeps a inside: of an aggregate over a,
-- minors of 9.1 to 9.6 from before October 2016 repeat the result of the row before. Texts are
-- anybody's, in any encoding, and what works on characters may fail: they are compared as bytes,
-- which only quote_literal and the escapes of bytea make of any text. Of a session that does not tell what
-- it does (track_activities is off there), what is not seen is unknown, neither a hit nor none; a clause that
-- protects has a row more, which takes the unknown for what protects.
ARRAY(SELECT m.entry FROM (
  SELECT c.entry, c.clause, c.negated,
         CASE c.key
           WHEN 'any' THEN true
           WHEN 'untold' THEN CASE WHEN a.state = 'disabled' THEN NOT c.negated END
           WHEN 'waits untold' THEN CASE WHEN NOT ({tells-waits}) THEN NOT c.negated END
           WHEN 'user none' THEN a.usename IS NULL
           WHEN 'client' THEN a.client_addr <<= c.pattern::inet OR coalesce({client-behind} <<= c.pattern::inet, false)
           WHEN 'client itself' THEN a.client_addr <<= c.pattern::inet
           WHEN 'client local' THEN a.client_port = -1
           WHEN 'wait any' THEN CASE WHEN a.backend_start IS NOT NULL AND {tells-waits} THEN a.wait_event_type IS NOT NULL END
           WHEN 'wait none' THEN CASE WHEN a.backend_start IS NOT NULL AND {tells-waits} THEN a.wait_event_type IS NULL END
           WHEN 'query' THEN CASE WHEN a.state IS DISTINCT FROM 'disabled'
               THEN position(decode(c.pattern, 'hex') IN decode(quote_literal(lower({query-text} COLLATE "C")), 'escape')) > 0 END
           WHEN 'conn' THEN g.now - a.backend_start >= c.pattern::interval
           WHEN 'xact' THEN g.now - a.xact_start >= c.pattern::interval
           WHEN 'age' THEN CASE WHEN a.state IN ('active', 'fastpath function call')
               THEN g.now - a.query_start >= c.pattern::interval END
           WHEN 'idle' THEN CASE WHEN a.state LIKE 'idle%'
               THEN g.now - a.state_change >= c.pattern::interval END
           WHEN 'holds' THEN CASE WHEN a.pid IN (SELECT h.pid FROM holder h) THEN {enough-waiters} END
           WHEN 'held' THEN (SELECT g.now - greatest(h.since, a.xact_start) >= c.pattern::interval FROM holder h WHERE h.pid = a.pid)
           WHEN 'waits' THEN (SELECT g.now - w.since >= c.pattern::interval FROM waits w WHERE w.pid = a.pid)
           WHEN 'xmin' THEN a.xmin_age >= c.pattern::bigint
           WHEN 'app' THEN decode(quote_literal(a.application_name), 'escape') LIKE decode(c.pattern, 'hex')
             OR a.application_name LIKE '% - %:%'
               AND decode(quote_literal(regexp_replace(a.application_name, {pooler-suffix}, '\1')), 'escape') LIKE decode(c.pattern, 'hex')
           ELSE nullif(decode(quote_literal(CASE c.key
             WHEN 'db' THEN a.datname
             WHEN 'user' THEN a.usename
             WHEN 'app itself' THEN a.application_name
             WHEN 'client glob' THEN host(a.client_addr)
             WHEN 'state' THEN CASE a.state
               WHEN 'idle in transaction' THEN 'idle-in-txn'
               WHEN 'idle in transaction (aborted)' THEN 'idle-in-txn-aborted'
               WHEN 'fastpath function call' THEN 'active'
               ELSE lower(a.state COLLATE "C") END
             WHEN 'wait' THEN lower(a.wait_event_type COLLATE "C")
             WHEN 'wait event' THEN lower((a.wait_event_type || ':' || a.wait_event) COLLATE "C")
             WHEN 'type' THEN lower(a.backend_type COLLATE "C")
             WHEN 'pid' THEN a.pid::text END), 'escape') LIKE decode(c.pattern, 'hex'),
             CASE WHEN c.key = 'state' AND a.state = 'disabled' THEN false END)
         END AS hit
    FROM condition c OFFSET 0) m
 GROUP BY m.entry, m.clause, m.negated
HAVING (CASE WHEN m.negated THEN NOT bool_or(m.hit) ELSE bool_or(m.hit) END) IS NOT TRUE)
