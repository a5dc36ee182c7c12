SELECT pgbailiff.grant_connect(?::name, ?::name)
