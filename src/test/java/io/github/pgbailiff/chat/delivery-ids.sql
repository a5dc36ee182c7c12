SELECT id FROM delivery_seen ORDER BY id
