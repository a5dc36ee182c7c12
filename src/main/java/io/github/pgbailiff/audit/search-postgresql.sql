-- Events of one stretch of the record that hold certain texts, the newest first.
select seq, at, body, previous_hash, hash
from audit_event
where seq > ? and seq <= ?
  and at >= ?
  and strpos(body, ?) > 0
  and strpos(body, ?) > 0
  and strpos(body, ?) > 0
  and strpos(body, ?) > 0
  and (strpos(body, ?) > 0 or strpos(body, ?) > 0 or strpos(body, ?) > 0 or strpos(body, ?) > 0)
order by seq desc
