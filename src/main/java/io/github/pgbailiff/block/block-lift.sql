-- A block stands no longer.
update block set lifted_at = :now where number = :number and lifted_at is null
