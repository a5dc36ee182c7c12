-- The last event, column by column.
select seq, at, body, previous_hash, hash from audit_event order by seq desc limit 1
