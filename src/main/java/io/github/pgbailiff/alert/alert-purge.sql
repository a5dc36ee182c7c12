-- Alerts that were over too long ago for anybody to ask.
delete from alert where state = 'over' and over_at <= :before
  and number not in (select alert from announcement where alert is not null)
  and number not in (select card from alert where state <> 'over')
