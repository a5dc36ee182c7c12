-- What the watch has told (see package alert). Moments are microseconds since 1970.
create table alert (
  number        integer primary key,
  rule          text not null,
  cluster       text not null,
  subject       text not null,
  state         text not null,
  since         integer not null,
  told_at       integer not null,
  seen          integer not null,
  snoozed_until integer,
  over_at       integer,
  ended_by      text,
  card          integer not null,
  version       integer not null,
  opened        text not null,
  latest        text not null
) strict;

-- One thing has one alert while it is true.
create unique index alert_standing on alert (cluster, rule, subject) where state <> 'over';
create index alert_over on alert (over_at);
create index alert_card on alert (card);

create table alert_snooze (
  rule        text not null,
  cluster     text not null,
  application text not null,
  until       integer not null
) strict;

alter table announcement add column alert integer references alert;
create index announcement_alert on announcement (alert);
