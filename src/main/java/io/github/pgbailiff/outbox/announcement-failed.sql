-- An announcement did not appear; it is tried again.
update announcement set next_try = :next_try, claimed_until = null where id = :id
