update lease set holder = ?, lapses_at = ?
where name = ? and (holder = ? or lapses_at <= ?)
