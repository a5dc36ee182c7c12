-- The standing blocks.
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where lifted_at is null order by number limit :limit
