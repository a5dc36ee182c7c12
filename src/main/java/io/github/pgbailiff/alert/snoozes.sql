-- The applications of which a rule tells nothing on a cluster at that moment.
select rule, application from alert_snooze where cluster = :cluster and until > :now
