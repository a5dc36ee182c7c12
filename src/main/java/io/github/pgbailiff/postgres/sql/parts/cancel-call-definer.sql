-- The call that cancels the query of a judged session by the function of the grants.
pgbailiff.cancel(j.live)
