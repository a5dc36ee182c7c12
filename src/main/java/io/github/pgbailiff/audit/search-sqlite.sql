-- Events of one stretch of the record that hold certain texts, the newest first.
select seq, at, body, previous_hash, hash
from audit_event
where seq > :after and seq <= :last
  and at >= :since
  and instr(body, :verb) > 0
  and instr(body, :cluster) > 0
  and instr(body, :request) > 0
  and instr(body, :pid) > 0
  and (instr(body, :name_1) > 0 or instr(body, :name_2) > 0 or instr(body, :name_3) > 0 or instr(body, :name_4) > 0)
order by seq desc
