-- Alerts that stand, and those that were over not longer ago than that, the newest first.
select * from alert where state <> 'over' or over_at >= :after order by number desc limit 200
