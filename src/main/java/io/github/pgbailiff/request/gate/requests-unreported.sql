-- The interrupted requests whose targets nobody has looked at yet, the oldest first.
select number, state, confirmed, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, reason, requirements, change, results, expires_at
from request
where state = 'interrupted'
  and not exists (select 1 from request_transition t
                  where t.request = request.number and t.kind = 'REPORTED')
order by number limit :limit
