-- Lets a role log in again, by the function of the grants.
SELECT pgbailiff.open_role(:role::name)
