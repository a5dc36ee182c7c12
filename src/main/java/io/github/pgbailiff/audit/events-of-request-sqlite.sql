-- The events from a number on that hold a text, the oldest first.
select seq, at, body, previous_hash, hash
from audit_event
where seq >= :first and instr(body, :text) > 0
order by seq
