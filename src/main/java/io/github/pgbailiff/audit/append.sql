-- One more event; its number is taken only when somebody wrote without taking turns.
insert into audit_event (seq, at, body, previous_hash, hash) values (:seq, :at, :body, :previous_hash, :hash)
