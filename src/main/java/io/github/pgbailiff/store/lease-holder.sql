select holder from lease where name = ? and lapses_at > ?
