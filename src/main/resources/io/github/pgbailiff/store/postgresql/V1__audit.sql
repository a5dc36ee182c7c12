-- The record: an append-only chain of events (see package audit).
create table audit_event (
  seq           bigint primary key check (seq > 0),
  at            text collate "C" not null,
  body          text collate "C" not null,
  previous_hash text collate "C" not null,
  hash          text collate "C" not null
);

-- Against accidents; who may drop a trigger is found out by verify-audit.
create function audit_event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit_event is append-only';
end
$$;

create trigger audit_event_is_append_only
  before update or delete or truncate on audit_event
  for each statement execute procedure audit_event_is_append_only();
