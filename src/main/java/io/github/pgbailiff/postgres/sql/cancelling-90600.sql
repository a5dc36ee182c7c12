pg_cancel_backend(j.live)
