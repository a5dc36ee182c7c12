-- The applications of which nothing is told on a cluster at that moment.
select distinct application from alert_snooze where cluster = :cluster and until > :now
