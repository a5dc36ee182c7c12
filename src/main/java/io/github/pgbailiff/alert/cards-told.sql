-- The cards of alerts that appeared since then, the oldest first, each with its places.
select told.number, told.cluster, told.rule, told.subject, told.told_at, place.platform, place.channel
from alert told
join announcement place on place.alert = told.number and place.subject = 'alert'
where told.number = told.card and told.told_at > :after
order by told.number, place.id limit 800
