-- A row to take, lapsed from the start.
insert into lease (name, holder, lapses_at) values (:name, :holder, :now)
on conflict (name) do nothing
