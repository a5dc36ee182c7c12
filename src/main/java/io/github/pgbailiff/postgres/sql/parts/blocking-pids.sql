-- Those who hold up session g.pid; pg_blocking_pids is there from 9.6.
NULL::int[]
