-- All that happened to one request, in order.
select kind, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, roles, happened_at, note, event
from request_transition where request = :request order by version
