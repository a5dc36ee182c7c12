-- The bodies of all events, in order.
select body from audit_event order by seq
