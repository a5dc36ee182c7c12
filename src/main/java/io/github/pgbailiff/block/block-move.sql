-- Not while somebody is opening it, since its time was up.
update block set until = ?, warn_at = ?, trouble = null
where number = ? and lifted_at is null and (claimed_until is null or claimed_until <= ?)
