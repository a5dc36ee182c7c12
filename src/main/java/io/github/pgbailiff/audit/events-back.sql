-- The events of the record, the newest first; more than anybody adds between two anchors.
select seq, at, body from audit_event order by seq desc limit 100000
