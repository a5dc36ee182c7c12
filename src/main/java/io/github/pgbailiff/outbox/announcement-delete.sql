-- An announcement is delivered, or given up.
delete from announcement where id = :id
