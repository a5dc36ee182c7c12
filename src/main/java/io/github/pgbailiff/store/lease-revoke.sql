delete from lease where name = ? and lapses_at <= ?
