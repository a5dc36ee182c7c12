-- Requests before a number that were carried out not longer ago than that and whose change holds a text, the newest first.
-- The plus makes SQLite begin at the moment, not go back through all that is kept.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where approved_at >= :after and state in ('executing', 'finished', 'interrupted')
  and + number < :before and change like :text
order by + number desc limit :limit
