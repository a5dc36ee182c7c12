-- The sessions inside a target.
WITH {target-and-inside}
SELECT ARRAY(SELECT i.pid FROM inside i ORDER BY i.pid LIMIT 10000) AS pids
