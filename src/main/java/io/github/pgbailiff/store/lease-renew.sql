-- A lease holds longer; not one that has lapsed.
update lease set lapses_at = :until
where name = :name and holder = :holder and lapses_at > :now
