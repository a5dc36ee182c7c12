-- The record: an append-only chain of events (see package audit).
create table audit_event (
  seq           integer primary key check (seq > 0),
  at            text not null,
  body          text not null,
  previous_hash text not null,
  hash          text not null
) strict;

-- Against accidents; who may drop a trigger is found out by verify-audit.
create trigger audit_event_is_not_updated before update on audit_event
begin
  select raise(abort, 'audit_event is append-only');
end;

create trigger audit_event_is_not_deleted before delete on audit_event
begin
  select raise(abort, 'audit_event is append-only');
end;
