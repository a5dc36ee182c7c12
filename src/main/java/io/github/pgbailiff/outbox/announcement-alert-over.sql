-- The cards of alerts that could not appear, when none of the alerts stands any more: nobody waits for them.
delete from announcement
where alert = :alert and subject = 'alert' and message is null and shown > 0
  and not exists (select 1 from alert where alert.card = :alert and alert.state <> 'over')
