-- Compare-and-set: of several processes one gets it.
update block set claimed_by = ?, claimed_until = ?
where number = ? and lifted_at is null and until <= ? and (claimed_until is null or claimed_until <= ?)
