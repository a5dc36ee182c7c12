update stored_answer set kept_until = 0
