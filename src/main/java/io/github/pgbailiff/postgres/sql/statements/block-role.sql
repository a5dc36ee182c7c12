-- Lets a role log in no more, by the function of the grants.
SELECT pgbailiff.shut_role(:role::name)
