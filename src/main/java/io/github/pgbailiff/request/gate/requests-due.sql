-- The open requests whose time is up, the oldest first.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request where state in ('pending', 'approved') and expires_at <= :now order by number limit :limit
