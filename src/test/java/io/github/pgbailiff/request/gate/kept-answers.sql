-- Whose answers are stored.
select asker from stored_answer
