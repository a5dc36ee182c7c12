-- The server that this standby follows, from 11.
(SELECT w.sender_host || ':' || w.sender_port FROM pg_stat_wal_receiver w)
