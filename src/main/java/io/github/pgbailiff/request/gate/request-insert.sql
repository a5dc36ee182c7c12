-- A new request.
insert into request
  (number, version, state, confirmed, requester_key, actor_platform, actor_id, actor_name, person,
   place_platform, place_channel, place_thread, reason, requirements, change, expires_at,
   approved_at)
values
  (:number, :version, :state, :confirmed, :requester, :actor_platform, :actor_id, :actor_name,
   :person, :place_platform, :place_channel, :place_thread, :reason, :requirements, :change,
   :expires_at, :approved_at)
