a.leader_pid
