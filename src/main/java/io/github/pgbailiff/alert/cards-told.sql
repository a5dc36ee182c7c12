-- The cards of alerts that appeared since then, the oldest first.
select number, cluster, rule, told_at from alert where number = card and told_at > :after order by number limit 200
