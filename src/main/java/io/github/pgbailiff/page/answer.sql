-- A long answer, with whose it is.
select asker, answer, kept_until from stored_answer where id = :id
