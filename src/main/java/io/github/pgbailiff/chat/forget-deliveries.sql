-- Forgets deliveries that no platform will repeat any more.
DELETE FROM delivery_seen
WHERE seen_at < ?
