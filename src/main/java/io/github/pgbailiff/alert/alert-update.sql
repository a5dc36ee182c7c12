-- An alert as it is now.
update alert
set state = :state, since = :since, seen = :seen, snoozed_until = :snoozed_until, snoozed_by = :snoozed_by,
    snoozed_application = :snoozed_application, over_at = :over, ended_by = :ended_by,
    version = :version, latest = :latest
where number = :number
