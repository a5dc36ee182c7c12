-- The event with a number.
select coalesce(cast(seq as bigint), 0) as seq,
       coalesce(cast(at as text), '') as at,
       coalesce(cast(body as text), '') as body,
       coalesce(cast(previous_hash as text), '') as previous_hash,
       coalesce(cast(hash as text), '') as hash
from audit_event
where audit_event.seq = :seq
