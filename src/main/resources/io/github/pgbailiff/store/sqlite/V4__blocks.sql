-- Standing blocks: doors that refuse connections until somebody, or the end of a lease, opens them
-- (see package approval). Moments are microseconds since 1970.
create table block (
  number            integer primary key,
  cluster           text not null,
  system_identifier text,
  server            text not null,
  door              text not null,
  statement         text not null,
  undo              text not null,
  former            text not null,
  actor_platform    text not null,
  actor_id          text not null,
  actor_name        text not null,
  person            text,
  place_platform    text not null,
  place_channel     text not null,
  place_thread      text,
  request           text not null,
  reason            text,
  since             integer not null,
  until             integer,
  warn_at           integer,
  claimed_by        text,
  claimed_until     integer,
  trouble           text,
  lifted_at         integer
) strict;

-- One door of one server is shut once, whatever the names of the cluster's entries.
create unique index block_standing on block (server, door) where lifted_at is null;
create index block_due on block (until) where lifted_at is null;
