-- A long answer, kept for its asker to turn the pages of.
insert into stored_answer (id, asker, answer, kept_until) values (:id, :asker, :answer, :kept_until)
