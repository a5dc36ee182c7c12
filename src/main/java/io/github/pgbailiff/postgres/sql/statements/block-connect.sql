-- Takes a role, or PUBLIC for an empty one, the right to connect to a database.
SELECT pgbailiff.revoke_connect(:database::name, :role::name)
