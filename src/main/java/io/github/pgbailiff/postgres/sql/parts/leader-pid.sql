-- The pid of the process that a parallel worker works for; told from 13.
NULL::int
