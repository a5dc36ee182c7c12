-- What has to appear on one platform now and that nobody is delivering, the oldest first.
select id, platform, channel, thread, subject, request, alert, words, wanted, message, attempts
from announcement
where platform = :platform
  and shown < wanted
  and next_try <= :now
  and (claimed_until is null or claimed_until <= :now)
order by id
limit :limit
