select name, amount, flag, moment from item order by name
