-- The standing blocks whose end has to be announced, the next first.
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block where lifted_at is null and warn_at <= :now and until > :now order by until limit :limit
