-- One standing block.
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where number = :number and lifted_at is null
