update block set warn_at = null where number = ? and warn_at <= ? and lifted_at is null
