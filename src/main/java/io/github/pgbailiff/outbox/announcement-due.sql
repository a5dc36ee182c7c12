select id, platform, channel, thread, subject, request, words, wanted, message, attempts
from announcement
where platform = ?
  and shown < wanted
  and next_try <= ?
  and (claimed_until is null or claimed_until <= ?)
order by id
limit ?
