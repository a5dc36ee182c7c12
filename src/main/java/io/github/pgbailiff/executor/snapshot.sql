select asker, answer from page_snapshot where id = ? and kept_until > ?
