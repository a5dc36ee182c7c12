update page_snapshot set kept_until = 0
