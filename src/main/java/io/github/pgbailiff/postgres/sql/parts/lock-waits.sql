-- Who waits for a lock, since when, and for whom: nobody, since pg_blocking_pids is there from 9.6.
SELECT NULL::int AS pid, NULL::text AS locktype, NULL::timestamptz AS since, false AS asked, NULL::int[] AS blockers WHERE false
