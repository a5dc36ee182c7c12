-- Something has changed about the alerts that a card tells of: it has to be edited. One that cannot appear is tried no sooner.
update announcement set wanted = wanted + 1, attempts = case when message is null and attempts > 0 then 1 else 0 end, next_try = case when message is null and shown > 0 then next_try else :now end, kept_until = :kept_until
where alert = :alert and subject = 'alert'
