-- An application of which nothing is told on a cluster for a while, and the rule that told of it.
insert into alert_snooze (rule, cluster, application, until) values (:rule, :cluster, :application, :until)
