-- When an event was written.
select at from audit_event where seq = :seq
