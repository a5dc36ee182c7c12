-- Requests that were carried out not longer ago than that, the newest first.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where approved_at >= :after and state in ('executing', 'finished', 'interrupted')
order by number desc limit :limit
