update block set lifted_at = ? where number = ? and lifted_at is null
