-- What platforms have delivered, so that nothing is worked on twice (see package chat).
create table delivery_seen (
  platform text collate "C" not null,
  id       text collate "C" not null,
  seen_at  bigint not null,
  primary key (platform, id)
);

create index delivery_seen_at on delivery_seen (seen_at);
