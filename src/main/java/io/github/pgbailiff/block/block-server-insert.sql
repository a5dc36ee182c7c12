-- The running server that a block is on, seen for the first time.
insert into block_server (number, place, started)
select :number, :place, :started where not exists (select 1 from block_server where number = :number)
