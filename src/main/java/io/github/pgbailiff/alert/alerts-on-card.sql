-- The alerts that one card tells of.
select * from alert where card = :card order by number limit :limit
