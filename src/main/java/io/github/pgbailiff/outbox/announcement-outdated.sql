-- The request has gone on: what is shown of it has to be edited.
update announcement set wanted = ?, attempts = 0, next_try = ?, kept_until = ?
where request = ? and subject = 'card'
