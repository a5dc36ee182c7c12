-- The entries that session a does not satisfy, where there is none.
'{}'::int[]
