update block set trouble = ?, claimed_until = ? where number = ? and claimed_by = ? and lifted_at is null
