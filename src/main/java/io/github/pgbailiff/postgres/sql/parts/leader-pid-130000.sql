-- The pid of the process that a parallel worker works for, from 13.
a.leader_pid
