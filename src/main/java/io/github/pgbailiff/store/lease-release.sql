-- A holder gives its lease back.
delete from lease where name = :name and holder = :holder
