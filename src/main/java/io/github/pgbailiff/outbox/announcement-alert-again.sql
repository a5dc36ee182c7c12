-- Something has changed about the alerts that a card tells of: it has to be edited.
update announcement set wanted = wanted + 1, attempts = case when message is null and attempts > 0 then 1 else 0 end, next_try = :now, kept_until = :kept_until
where alert = :alert and subject = 'alert'
