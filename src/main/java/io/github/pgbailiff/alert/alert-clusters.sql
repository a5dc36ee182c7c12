-- The clusters of which an alert stands.
SELECT DISTINCT cluster FROM alert WHERE state <> 'over'
