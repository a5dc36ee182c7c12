-- The holder of a lease that has not lapsed.
select holder from lease where name = :name and lapses_at > :now
