-- The cards of alerts that appeared since then, the oldest first, each with its places. The joins and the plus make
-- SQLite begin at those that are new, not at the oldest that is kept.
select told.number, told.cluster, told.rule, told.subject, told.told_at, place.platform, place.channel
from alert told
cross join announcement place
where place.alert = told.number and place.subject = 'alert'
  and told.number = told.card and told.told_at > :after
order by + told.number, place.id limit 800
