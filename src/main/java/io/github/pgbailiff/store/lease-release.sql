delete from lease where name = ? and holder = ?
