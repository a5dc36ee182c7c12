-- The pids of those who hold up q, which the server does not tell: what is granted of the same lock does.
'{}'::int[]
