insert into item (name, amount, flag, moment) values (:name, :amount, :flag, :moment)
