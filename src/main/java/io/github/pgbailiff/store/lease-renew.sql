update lease set lapses_at = ?
where name = ? and holder = ? and lapses_at > ?
