-- What waited too long, and cards that nothing will change any more; the end of a block changes that of its request.
-- What stands somewhere would say for good what is not so any more: it waits longer to be edited.
delete from announcement
where kept_until <= :now
  and (message is null or shown >= wanted or kept_until <= :long_ago)
  and (shown < wanted
       or not exists (select 1 from request
                      where request.number = announcement.request
                        and request.state in ('pending', 'approved', 'executing'))
          and not exists (select 1 from block
                          where block.request = 'R-' || announcement.request and block.lifted_at is null)
          and not exists (select 1 from alert
                          where alert.card = announcement.alert and alert.state <> 'over'))
