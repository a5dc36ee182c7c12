insert into page_snapshot (id, asker, answer, kept_until) values (?, ?, ?, ?)
