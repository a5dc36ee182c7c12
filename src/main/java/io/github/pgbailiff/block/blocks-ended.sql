-- The blocks that a request has set and that stand no longer.
select lifted_at from block where request = :request and lifted_at is not null
