-- The next number of a counter, from 1.
insert into counter (name, value) values (:name, 1)
on conflict (name) do update set value = counter.value + 1
