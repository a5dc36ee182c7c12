update block set former = ? where number = ? and lifted_at is null
