-- The right to lift a block whose time is up. Compare-and-set: of several processes one gets it.
update block set claimed_by = :holder, claimed_until = :claimed_until
where number = :number and lifted_at is null and until <= :now and (claimed_until is null or claimed_until <= :now)
