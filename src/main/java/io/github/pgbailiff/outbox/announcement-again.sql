-- What is shown of the request is not so any more, though the request has not gone on.
update announcement set wanted = wanted + 1, attempts = case when message is null and attempts > 0 then 1 else 0 end, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'
