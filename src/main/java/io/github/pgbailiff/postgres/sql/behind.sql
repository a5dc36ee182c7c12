-- The sessions behind a door.
WITH {doorway}
SELECT ARRAY(SELECT i.pid FROM inside i ORDER BY i.pid LIMIT 10000) AS pids
