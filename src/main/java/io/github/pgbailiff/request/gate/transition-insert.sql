-- What happened to a request, as it has its next version.
insert into request_transition
  (request, version, kind, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, roles, happened_at, note, event)
values
  (:request, :version, :kind, :actor_platform, :actor_id, :actor_name, :person, :place_platform,
   :place_channel, :place_thread, :roles, :happened_at, :note, :event)
