-- The servers of blocks that stand no more.
delete from block_server where number not in (select number from block where lifted_at is null)
