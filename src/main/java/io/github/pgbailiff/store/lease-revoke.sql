-- A lease that has lapsed is taken away.
delete from lease where name = :name and lapses_at <= :now
