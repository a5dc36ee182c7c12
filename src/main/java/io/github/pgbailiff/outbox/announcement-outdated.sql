-- The request has gone on: what is shown of it has to be edited.
update announcement set wanted = :version, attempts = 0, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'
