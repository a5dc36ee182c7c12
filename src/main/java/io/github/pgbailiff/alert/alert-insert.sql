-- A new alert.
insert into alert
  (number, rule, cluster, subject, state, since, told_at, seen, card, version, opened, latest)
values (:number, :rule, :cluster, :subject, 'open', :since, :now, :now, :card, 1, :sight, :sight)
