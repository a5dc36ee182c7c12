-- Whether those who may approve were reminded when half of the time was over.
alter table request add column reminded integer not null default 0;
