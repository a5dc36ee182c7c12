-- A new announcement.
insert into announcement
  (id, platform, channel, thread, subject, request, alert, words, wanted, shown, attempts, next_try, kept_until)
values
  (:id, :platform, :channel, :thread, :subject, :request, :alert, :words, :wanted, 0, 0, :now, :kept_until)
