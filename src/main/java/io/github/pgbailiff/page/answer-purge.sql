-- What is over, and what its asker has long turned away from: each found by an index, since most of the table is the
-- text of answers. SQLite has no offset without a limit.
delete from stored_answer
where id in (select id from stored_answer where kept_until <= :now
             union all
             select id from (select id from stored_answer where asker = :asker
                             order by kept_until desc limit 1000 offset :kept) as former)
