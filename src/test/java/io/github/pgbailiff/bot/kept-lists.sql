select answer from page_snapshot
