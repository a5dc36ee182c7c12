-- The end of a standing block is moved; not while somebody is lifting it, since its time was up.
update block set until = :until, warn_at = :warn_at, trouble = null
where number = :number and lifted_at is null and (claimed_until is null or claimed_until <= :now)
