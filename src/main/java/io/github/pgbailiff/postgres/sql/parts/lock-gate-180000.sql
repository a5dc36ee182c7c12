-- Whether locks are worth reading where nobody asks for them: somebody waits. Without pg_read_all_stats it is
-- hidden who does.
WHERE pg_is_in_recovery()
   OR (SELECT count(*) FROM activity w WHERE w.wait_event_type = 'Lock' OR w.backend_start IS NULL) > 0
