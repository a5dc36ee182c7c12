-- What waited too long, and cards that nothing will change any more.
delete from announcement
where kept_until <= ?
  and (shown < wanted
       or not exists (select 1 from request
                      where request.number = announcement.request
                        and request.state in ('pending', 'approved', 'executing')))
