create table item (name text primary key, amount bigint, flag boolean, moment bigint)
