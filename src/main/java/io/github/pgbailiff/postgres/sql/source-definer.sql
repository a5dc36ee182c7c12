pgbailiff.sessions()
