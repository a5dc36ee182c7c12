-- What platforms have delivered, so that nothing is worked on twice (see package chat).
create table delivery_seen (
  platform text not null,
  id       text not null,
  seen_at  integer not null,
  primary key (platform, id)
) strict, without rowid;

create index delivery_seen_at on delivery_seen (seen_at);
