-- The number that a counter is at.
select value from counter where name = :name
