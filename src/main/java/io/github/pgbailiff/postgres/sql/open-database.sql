SELECT pgbailiff.open_database(?::name)
