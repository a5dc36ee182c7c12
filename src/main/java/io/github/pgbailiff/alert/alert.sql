-- One alert.
select * from alert where number = :number
