-- A new block.
insert into block
  (number, cluster, system_identifier, target, statement, undo, former, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, request, reason, since, until, warn_at)
values
  (:number, :cluster, :system_identifier, :target, :statement, :undo, :former, :actor_platform,
   :actor_id, :actor_name, :person, :place_platform, :place_channel, :place_thread, :request,
   :reason, :since, :until, :warn_at)
