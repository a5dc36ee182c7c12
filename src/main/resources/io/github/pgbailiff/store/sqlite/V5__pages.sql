-- What an announcement is of: card, notice, outcome or told (see package approval).
alter table announcement add column subject text not null default 'card';
update announcement set subject = 'notice' where request is null;

-- The number of the event that stands for it in the record.
alter table request_transition add column event integer;

-- Answers that are too long for one message, for their asker to turn the pages of (see package
-- executor). Moments are microseconds since 1970.
create table page_snapshot (
  id         text primary key,
  asker      text not null,
  answer     text not null,
  kept_until integer not null
) strict, without rowid;

create index page_snapshot_asker on page_snapshot (asker, kept_until);
