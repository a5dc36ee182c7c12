-- Whether locks are worth reading where nobody asks for them: somebody waits. Without pg_read_all_stats it is
-- hidden who does, before version 10 the startup process is, and before 18 whoever waits at log-in: behind a
-- transaction that has written, and that lasts.
WHERE pg_is_in_recovery()
   OR (SELECT count(*) FROM activity w WHERE w.wait_event_type = 'Lock' OR w.backend_start IS NULL
          OR w.wrote AND w.xact_start < clock_timestamp() - interval '1 second') > 0
