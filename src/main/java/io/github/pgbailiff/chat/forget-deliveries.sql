-- Forgets deliveries that no platform will repeat any more.
delete from delivery_seen
where seen_at < :before
