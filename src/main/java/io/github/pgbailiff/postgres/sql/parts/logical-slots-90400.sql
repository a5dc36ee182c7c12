-- The logical replication slots of database b.
ARRAY(SELECT s.slot_name::text FROM pg_replication_slots s WHERE s.slot_type = 'logical' AND s.database = b.datname)
