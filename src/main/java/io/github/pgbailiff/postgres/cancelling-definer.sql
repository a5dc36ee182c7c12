pgbailiff.cancel(j.live)
