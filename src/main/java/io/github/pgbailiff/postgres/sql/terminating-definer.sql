pgbailiff.terminate(j.live)
