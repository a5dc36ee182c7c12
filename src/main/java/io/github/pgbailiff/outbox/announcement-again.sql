-- What is shown of the request is not so any more, though the request has not gone on.
update announcement set wanted = wanted + 1, attempts = 0, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'
