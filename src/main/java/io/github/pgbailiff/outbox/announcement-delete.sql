delete from announcement where id = ?
