-- The card of an alert cannot appear at its place: it is tried again later. What was shown of nothing tells it from one
-- that has not been tried.
update announcement set wanted = wanted + 1, shown = 1, next_try = :next_try, claimed_until = null where id = :id
