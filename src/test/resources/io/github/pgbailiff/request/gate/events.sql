select body from audit_event order by seq
