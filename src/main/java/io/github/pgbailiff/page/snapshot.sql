select asker, answer, kept_until from page_snapshot where id = ?
