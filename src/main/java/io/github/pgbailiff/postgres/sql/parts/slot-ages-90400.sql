-- The replication slots, and how many transactions they hold vacuum back, of catalogs alone where a slot is logical.
SELECT NULL, s.slot_name::text, NULL, s.database::text, NOT s.active, greatest(age(s.xmin), age(s.catalog_xmin))::bigint FROM pg_replication_slots s
