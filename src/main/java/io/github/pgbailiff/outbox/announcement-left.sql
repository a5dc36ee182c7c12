-- A card that cannot be shown at its place; it is tried again when there is something new to show. Attempts tell it from one that is.
update announcement set shown = :version, attempts = 1, claimed_until = null where id = :id
