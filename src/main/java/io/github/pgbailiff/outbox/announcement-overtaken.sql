-- Somebody slower has put an older version in the place of a newer one: it has to be shown anew.
update announcement set shown = wanted - 1, next_try = :now, claimed_until = null
where id = :id and shown > :version and shown >= wanted
