-- What the replay of a standby waits for that is no lock: sessions whose snapshots or pages are in its way, of which
-- the server does not tell who they are; from 10, where the process is listed.
SELECT a.wait_event FROM activity a
 WHERE a.backend_type = 'startup' AND (a.wait_event LIKE 'RecoveryConflict%' OR a.wait_event_type IN ('BufferPin', 'Buffer'))
 LIMIT 1
