-- The last alert of the same thing that was over not longer ago than that.
select * from alert
where rule = :rule and cluster = :cluster and subject = :subject and state = 'over' and over_at >= :after
order by number desc limit 1
