-- The alerts of a cluster that are not over.
select * from alert where cluster = :cluster and state <> 'over' order by number
