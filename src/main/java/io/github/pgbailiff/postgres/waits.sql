-- pg_blocking_pids is there from 9.6.
SELECT NULL::int AS pid, NULL::int[] AS blockers WHERE false
