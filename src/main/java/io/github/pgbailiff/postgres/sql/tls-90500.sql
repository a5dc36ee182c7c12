(SELECT concat_ws(' ', s.version, s.cipher) FROM pg_stat_ssl s WHERE s.pid = g.pid AND s.ssl)
