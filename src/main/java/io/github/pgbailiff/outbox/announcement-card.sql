-- The message that the request's card is at that place, null while it has not appeared, and the thread that it stands in.
select message, thread from announcement
where platform = :platform and channel = :channel and request = :request and subject = 'card'
