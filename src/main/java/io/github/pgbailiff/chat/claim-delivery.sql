-- Claims a delivery; writes nothing when somebody has claimed it.
INSERT INTO delivery_seen (platform, id, seen_at)
VALUES (?, ?, ?)
ON CONFLICT DO NOTHING
