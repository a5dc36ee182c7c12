-- Where sessions are read from.
pg_stat_activity
