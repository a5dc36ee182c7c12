SELECT pgbailiff.open_role(?::name)
