-- The running server that a block is on.
select place, started from block_server where number = :number
