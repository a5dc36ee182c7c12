pg_terminate_backend(j.live)
