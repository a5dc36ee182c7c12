-- Lets a database take no connections, by the function of the grants.
SELECT pgbailiff.shut_database(:database::name)
