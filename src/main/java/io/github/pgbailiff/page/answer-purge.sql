-- What is over, and what its asker has long turned away from.
delete from stored_answer
where kept_until <= :now
   or (asker = :asker
       and id not in (select id from stored_answer where asker = :asker order by kept_until desc limit :kept))
