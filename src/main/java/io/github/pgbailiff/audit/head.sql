-- The last event of the record.
select seq, hash from audit_event order by seq desc limit 1
