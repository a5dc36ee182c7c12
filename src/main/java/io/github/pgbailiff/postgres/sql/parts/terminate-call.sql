-- The call that ends a judged session.
pg_terminate_backend(j.live)
