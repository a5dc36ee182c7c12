-- Somebody delivers an announcement.
update announcement set claimed_until = :claimed_until, attempts = attempts + 1 where id = :id
