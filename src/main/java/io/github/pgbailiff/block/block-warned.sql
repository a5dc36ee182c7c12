-- The end of a block is announced, once.
update block set warn_at = null where number = :number and warn_at <= :now and lifted_at is null
