-- Alerts that stand, and then those that were over not longer ago than that, the newest first.
select * from alert where state <> 'over' or over_at >= :after
order by case state when 'over' then 1 else 0 end, number desc limit :limit
