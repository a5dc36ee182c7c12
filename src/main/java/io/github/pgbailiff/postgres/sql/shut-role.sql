SELECT pgbailiff.shut_role(?::name)
