-- What the server had before a block, as it was read once more.
update block set former = :former where number = :number and lifted_at is null
