SELECT pgbailiff.revoke_connect(?::name, ?::name)
