-- Claims a delivery; writes nothing when somebody has claimed it.
insert into delivery_seen (platform, id, seen_at)
values (:platform, :id, :now)
on conflict do nothing
