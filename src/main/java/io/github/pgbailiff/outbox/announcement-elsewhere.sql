-- A request's card is lost at one place: those that point to it have to say so, but not what is lost itself.
update announcement set wanted = wanted + 1, attempts = case when message is null and attempts > 0 then 1 else 0 end, next_try = :now, kept_until = :kept_until
where request = :request and subject = 'card' and (message is null or attempts = 0 or shown < wanted)
