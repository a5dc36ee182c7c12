-- An autovacuum worker that is not cancelled for whoever waits for it; before version 10 types are not told.
(CASE WHEN a.backend_type IN ('autovacuum worker', 'background process')
      THEN position(decode('(to prevent wraparound)', 'escape') IN decode(quote_literal({query-text}), 'escape')) > 0 END)
