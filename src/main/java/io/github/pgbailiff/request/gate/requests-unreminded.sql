-- The pending requests that nobody was reminded of, the oldest first.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where state = 'pending' and confirmed and not reminded order by number limit :limit
