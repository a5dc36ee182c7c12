-- Requests, what happened to each, who may carry it out, and what has to appear in chats (see
-- package approval). Moments are microseconds since 1970.
create table counter (
  name  text primary key,
  value bigint not null
);

create table lease (
  name      text primary key,
  holder    text not null,
  lapses_at bigint not null
);

create table request (
  number         bigint primary key,
  version        bigint not null,
  state          text not null,
  confirmed      boolean not null,
  requester_key  text not null,
  actor_platform text not null,
  actor_id       text not null,
  actor_name     text not null,
  person         text,
  place_platform text not null,
  place_channel  text not null,
  place_thread   text,
  reason         text,
  requirements   text not null,
  change         text not null,
  results        text,
  expires_at     bigint not null,
  approved_at    bigint
);

create index request_open on request (state, expires_at)
  where state in ('pending', 'approved', 'executing', 'interrupted');
create index request_recent on request (requester_key, approved_at);

create table request_cluster (
  request  bigint not null references request,
  cluster  text not null,
  sessions bigint not null,
  primary key (request, cluster)
);

-- Version n of a request was made by its n-th transition: two processes cannot both make it.
create table request_transition (
  request        bigint not null references request,
  version        bigint not null,
  kind           text not null,
  actor_platform text,
  actor_id       text,
  actor_name     text,
  person         text,
  place_platform text,
  place_channel  text,
  place_thread   text,
  roles          text not null,
  happened_at    bigint not null,
  note           text,
  primary key (request, version)
);

create table announcement (
  id            bigint primary key,
  platform      text not null,
  channel       text not null,
  thread        text,
  request       bigint references request,
  words         text,
  wanted        bigint not null,
  shown         bigint not null,
  message       text,
  attempts      bigint not null,
  next_try      bigint not null,
  claimed_until bigint,
  kept_until    bigint not null
);

create index announcement_due on announcement (platform, id) where shown < wanted;
create index announcement_request on announcement (request);
