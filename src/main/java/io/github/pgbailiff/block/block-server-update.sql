-- Another running server. Compare-and-set: of several processes one tells it.
update block_server set place = :place, started = :started
where number = :number and place = :former_place and started = :former_started
