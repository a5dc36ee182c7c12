-- The signal goes out of the list of results, over a fence: in a condition it would reach sessions
-- that no other condition has looked at.
WITH {judged-targets}
SELECT j.pid, j.failing, j.awaits_standby,
       CASE WHEN j.verdict <> 'signal' THEN j.verdict WHEN {terminate-call} THEN 'signalled' ELSE 'gone' END AS verdict
  FROM judged j ORDER BY j.n
