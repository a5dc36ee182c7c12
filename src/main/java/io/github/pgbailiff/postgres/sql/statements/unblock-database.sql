-- Lets a database take connections again, by the function of the grants.
SELECT pgbailiff.open_database(:database::name)
