-- Events of one stretch of the record that hold certain texts, the newest first.
select seq, at, body, previous_hash, hash
from audit_event
where seq > :after and seq <= :last
  and at >= :since
  and instr(body, :verb) > 0
  and instr(body, :cluster) > 0
  and instr(body, :request) > 0
  and instr(body, :pid) > 0
  and (instr(body, :name_1) > 0
       or (:name_2 <> '' and instr(body, :name_2) > 0)
       or (:name_3 <> '' and instr(body, :name_3) > 0)
       or (:name_4 <> '' and instr(body, :name_4) > 0)
       or (:name_5 <> '' and instr(body, :name_5) > 0)
       or (:name_6 <> '' and instr(body, :name_6) > 0)
       or (:name_7 <> '' and instr(body, :name_7) > 0)
       or (:name_8 <> '' and instr(body, :name_8) > 0))
order by seq desc
