-- A lease that is free, has lapsed, or is the holder's already.
update lease set holder = :holder, lapses_at = :until
where name = :name and (holder = :holder or lapses_at <= :now)
