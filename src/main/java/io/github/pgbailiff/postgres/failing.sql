-- The entries that session a does not satisfy. A match is null where the session has no value, and
-- null satisfies neither a clause nor its negation. OFFSET 0 keeps a inside: of an aggregate over a,
-- minors of 9.1 to 9.6 from before October 2016 repeat the result of the row before.
ARRAY(SELECT m.entry FROM (
  SELECT c.entry, c.clause, c.negated,
         CASE c.key
           WHEN 'any' THEN true
           WHEN 'db' THEN a.datname LIKE c.pattern
           WHEN 'user' THEN a.usename LIKE c.pattern
           WHEN 'user none' THEN a.usename IS NULL
           WHEN 'app' THEN a.application_name COLLATE "C" LIKE c.pattern
           WHEN 'client' THEN a.client_addr <<= c.pattern::inet
           WHEN 'client glob' THEN host(a.client_addr) LIKE c.pattern
           WHEN 'client local' THEN a.client_port = -1
           WHEN 'state' THEN CASE a.state
               WHEN 'idle in transaction' THEN 'idle-in-txn'
               WHEN 'idle in transaction (aborted)' THEN 'idle-in-txn-aborted'
               WHEN 'fastpath function call' THEN 'active'
               ELSE a.state END LIKE c.pattern
           WHEN 'wait' THEN lower(a.wait_event_type) LIKE c.pattern
           WHEN 'wait event' THEN lower(a.wait_event_type || ':' || a.wait_event) LIKE c.pattern
           WHEN 'wait any' THEN CASE WHEN a.backend_start IS NOT NULL THEN a.wait_event_type IS NOT NULL END
           WHEN 'wait none' THEN CASE WHEN a.backend_start IS NOT NULL THEN a.wait_event_type IS NULL END
           WHEN 'type' THEN lower(replace(a.backend_type, ' ', '-')) LIKE c.pattern
           WHEN 'pid' THEN a.pid::text LIKE c.pattern
           WHEN 'query' THEN position(lower(c.pattern) IN lower(a.query)) > 0
           WHEN 'conn' THEN g.now - a.backend_start >= c.pattern::interval
           WHEN 'xact' THEN g.now - a.xact_start >= c.pattern::interval
           WHEN 'age' THEN CASE WHEN a.state IN ('active', 'fastpath function call')
               THEN g.now - a.query_start >= c.pattern::interval END
           WHEN 'idle' THEN CASE WHEN a.state LIKE 'idle%'
               THEN g.now - a.state_change >= c.pattern::interval END
         END AS hit
    FROM condition c OFFSET 0) m
 GROUP BY m.entry, m.clause, m.negated
HAVING (CASE WHEN m.negated THEN NOT bool_or(m.hit) ELSE bool_or(m.hit) END) IS NOT TRUE)
