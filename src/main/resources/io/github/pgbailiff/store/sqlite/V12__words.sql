-- Columns and tables in the words of the product: what a block keeps connections from is its target,
-- and answers that are too long for one message are stored answers.
alter table block rename column door to target;
alter table page_snapshot rename to stored_answer;
drop index page_snapshot_asker;
create index stored_answer_asker on stored_answer (asker, kept_until);
