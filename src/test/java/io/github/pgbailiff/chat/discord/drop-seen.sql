DROP TABLE delivery_seen
