select count(*) as items from item
