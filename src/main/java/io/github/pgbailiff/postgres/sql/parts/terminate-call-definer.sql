-- The call that ends a judged session by the function of the grants.
pgbailiff.terminate(j.live)
