insert into counter (name, value) values (?, 1)
on conflict (name) do update set value = counter.value + 1
