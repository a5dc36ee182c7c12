-- Those who hold up session g.pid, which the server does not tell.
NULL::int[]
