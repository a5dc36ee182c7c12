-- Somebody adds an event without knowing how.
INSERT INTO audit_event (seq, at, body, previous_hash, hash)
SELECT seq + 1, at, '{"seq":' || (seq + 1) || '}', hash, hash FROM audit_event WHERE seq = 2
