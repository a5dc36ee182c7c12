-- What nothing is held back for any more.
delete from alert_snooze where until <= :now
