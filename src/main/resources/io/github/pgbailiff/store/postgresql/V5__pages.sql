-- What an announcement is of: card, notice, outcome or told (see package approval).
alter table announcement add column subject text not null default 'card';
update announcement set subject = 'notice' where request is null;

-- The number of the event that stands for it in the record.
alter table request_transition add column event bigint;

-- Answers that are too long for one message, for their asker to turn the pages of (see package
-- executor). Moments are microseconds since 1970.
create table page_snapshot (
  id         text collate "C" primary key,
  asker      text collate "C" not null,
  answer     text not null,
  kept_until bigint not null
);

create index page_snapshot_asker on page_snapshot (asker, kept_until);
