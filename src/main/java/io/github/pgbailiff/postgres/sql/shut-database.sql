SELECT pgbailiff.shut_database(?::name)
