-- Transactions that are prepared inside a target: nobody is connected, and they are there.
WITH {target-and-inside}
SELECT x.gid, x.owner::text AS owner, x.database::text AS database, extract(epoch FROM clock_timestamp() - x.prepared)::int AS seconds
  FROM pg_prepared_xacts x CROSS JOIN given g LEFT JOIN base b ON true LEFT JOIN part p ON true
 WHERE (g.database IS NULL OR x.database = b.datname)
   AND CASE WHEN g.grantee IS NULL THEN true
            WHEN g.grantee = '' THEN x.owner NOT IN (SELECT e.rolname FROM entrant e WHERE e.via IS NOT NULL)
            ELSE x.owner = p.rolname END
 ORDER BY x.prepared LIMIT 100
