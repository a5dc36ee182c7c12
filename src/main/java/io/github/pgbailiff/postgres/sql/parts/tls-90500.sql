-- How the connection of session g.pid is encrypted, from 9.5.
(SELECT concat_ws(' ', s.version, s.cipher) FROM pg_stat_ssl s WHERE s.pid = g.pid AND s.ssl)
