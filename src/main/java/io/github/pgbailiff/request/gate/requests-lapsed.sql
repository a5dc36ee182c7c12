-- Executing, and nobody holds the right to.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where state = 'executing'
  and not exists (select 1 from lease
                  where lease.name = 'execution/' || request.number and lease.lapses_at > :now)
order by number limit :limit
