-- The last event.
select body from audit_event order by seq desc limit 1
