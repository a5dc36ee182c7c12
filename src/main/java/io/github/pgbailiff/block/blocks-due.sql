-- The standing blocks whose time is up and that nobody is lifting, the most overdue first.
select number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
       place_platform, place_channel, place_thread, request, reason, since, until, trouble
from block
where lifted_at is null and until <= :now and (claimed_until is null or claimed_until <= :now)
order by until limit :limit
