-- One more request like the first, aimed at other sessions.
insert into request
  (number, version, state, confirmed, requester_key, actor_platform, actor_id, actor_name, person, place_platform,
   place_channel, place_thread, reason, requirements, change, results, expires_at, approved_at)
select :number, version, state, confirmed, requester_key, actor_platform, actor_id, actor_name, person, place_platform,
       place_channel, place_thread, reason, requirements, replace(change, '"pid":', '"pid":99'), results, expires_at,
       approved_at
from request where number = 1
