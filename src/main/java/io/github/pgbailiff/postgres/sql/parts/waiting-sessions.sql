-- How many sessions wait for a lock: everybody may see that, whatever else of a session is hidden.
SELECT count(DISTINCT l.pid) FROM lock l WHERE NOT l.granted
