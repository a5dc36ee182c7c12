-- Gives a role, or PUBLIC for an empty one, back the right to connect to a database.
SELECT pgbailiff.grant_connect(:database::name, :role::name)
