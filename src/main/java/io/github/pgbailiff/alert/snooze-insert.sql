-- Sessions of an application of which a rule tells nothing on a cluster for a while.
insert into alert_snooze (rule, cluster, application, until) values (:rule, :cluster, :application, :until)
