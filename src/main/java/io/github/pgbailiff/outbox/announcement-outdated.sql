-- The request has gone on: what is shown of it has to be edited.
-- It may have been edited in between without going on: what is wanted then is newer than its version.
update announcement set wanted = case when wanted < :version then :version else wanted + 1 end, attempts = case when message is null and attempts > 0 then 1 else 0 end, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card'
