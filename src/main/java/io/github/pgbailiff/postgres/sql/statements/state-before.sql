-- What the functions of pgbailiff grants know of a target: whether it is protected, and the state before.
WITH given {as-materialized} (SELECT :database::text AS database, :role::text AS role, :kind::text AS kind, :database_oid::oid AS database_oid, :role_oid::oid AS role_oid)
SELECT EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = 'database' AND x.name::text = g.database) AS database_protected,
       EXISTS (SELECT 1 FROM pgbailiff.protected x WHERE x.kind = 'role' AND x.name::text = g.role) AS role_protected,
       pgbailiff.state_before(g.kind, g.database_oid, g.role_oid) AS state,
       pgbailiff.opens_all() AS opens_all
  FROM given g
