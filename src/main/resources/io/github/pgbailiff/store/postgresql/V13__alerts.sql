-- What the watch has told (see package alert). Moments are microseconds since 1970.
create table alert (
  number        bigint primary key,
  rule          text not null,
  cluster       text not null,
  subject       text not null,
  state         text not null,
  since         bigint not null,
  told_at       bigint not null,
  seen          bigint not null,
  snoozed_until bigint,
  over_at       bigint,
  ended_by      text,
  card          bigint not null,
  version       bigint not null,
  opened        text not null,
  latest        text not null
);

-- One thing has one alert while it is true.
create unique index alert_standing on alert (cluster, rule, subject) where state <> 'over';
create index alert_over on alert (over_at);
create index alert_card on alert (card);

create table alert_snooze (
  rule        text not null,
  cluster     text not null,
  application text not null,
  until       bigint not null
);

alter table announcement add column alert bigint references alert;
create index announcement_alert on announcement (alert);
