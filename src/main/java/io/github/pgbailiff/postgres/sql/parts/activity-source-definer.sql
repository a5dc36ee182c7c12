-- Where sessions are read from: the function of the grants, which shows them in full.
pgbailiff.sessions()
