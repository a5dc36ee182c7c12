-- Events of one stretch of the record that hold certain texts, the newest first.
select seq, at, body, previous_hash, hash
from audit_event
where seq > :after and seq <= :last
  and at >= :since
  and strpos(body, :verb) > 0
  and strpos(body, :cluster) > 0
  and strpos(body, :request) > 0
  and strpos(body, :pid) > 0
  and (strpos(body, :name_1) > 0
       or (:name_2 <> '' and strpos(body, :name_2) > 0)
       or (:name_3 <> '' and strpos(body, :name_3) > 0)
       or (:name_4 <> '' and strpos(body, :name_4) > 0)
       or (:name_5 <> '' and strpos(body, :name_5) > 0)
       or (:name_6 <> '' and strpos(body, :name_6) > 0)
       or (:name_7 <> '' and strpos(body, :name_7) > 0)
       or (:name_8 <> '' and strpos(body, :name_8) > 0))
order by seq desc
