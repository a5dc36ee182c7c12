-- The call that cancels the query of a judged session.
pg_cancel_backend(j.live)
