# The role that pgbailiff logs in with; what it may do is given by `pgbailiff grants`.
psql --quiet --set=ON_ERROR_STOP=1 --set=password="$(cat /run/secrets/cluster)" --username=postgres <<'SQL'
CREATE ROLE pgbailiff LOGIN PASSWORD :'password';
SQL
