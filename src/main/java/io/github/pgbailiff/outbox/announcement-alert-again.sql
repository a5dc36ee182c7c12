-- Something has changed about the alerts that a card tells of: it has to be edited.
update announcement set wanted = wanted + 1, attempts = 0, next_try = :now, kept_until = :kept_until
where alert = :alert and subject = 'alert'
