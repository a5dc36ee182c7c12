-- Alerts that are told again by now.
select * from alert where state = 'snoozed' and snoozed_until <= :now order by number limit 200
