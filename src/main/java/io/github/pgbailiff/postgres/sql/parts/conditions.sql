-- One row per pattern; entry 0 is the request's filters, the others are the cluster's protect entries.
SELECT i.entries[i.n] AS entry, i.clauses[i.n] AS clause, i.keys[i.n] AS key,
       i.negations[i.n] AS negated, i.patterns[i.n] AS pattern
  FROM (SELECT g.*, generate_subscripts(g.entries, 1) AS n FROM given g) i
