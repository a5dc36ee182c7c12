-- What the sessions of now are called by state, type and wait.
WITH activity {as-materialized} ({activity})
SELECT ARRAY(SELECT DISTINCT a.state FROM activity a WHERE a.state IS NOT NULL LIMIT 1000) AS states,
       ARRAY(SELECT DISTINCT a.backend_type FROM activity a LIMIT 1000) AS types,
       ARRAY(SELECT DISTINCT a.wait_event_type FROM activity a WHERE a.wait_event_type IS NOT NULL LIMIT 1000) AS waits
