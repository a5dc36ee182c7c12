-- The lock that each session waits for: its own wait, or the first of its workers'.
SELECT DISTINCT ON (w.pid) w.* FROM lock w WHERE NOT w.granted AND w.pid IS NOT NULL ORDER BY w.pid, w.waitstart, w.tag
