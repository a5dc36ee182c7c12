-- What is over, and what its asker has long turned away from.
delete from page_snapshot
where kept_until <= ?
   or (asker = ?
       and id not in (select id from page_snapshot where asker = ? order by kept_until desc limit ?))
