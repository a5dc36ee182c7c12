insert into announcement
  (id, platform, channel, thread, subject, request, words, wanted, shown, attempts, next_try, kept_until)
values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)
