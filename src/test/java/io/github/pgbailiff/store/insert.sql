insert into item (name, amount, flag, moment) values (?, ?, ?, ?)
