-- The version of a database's row in the catalogue, and a hash of what it says.
SELECT d.xmin::text AS version, hashtext(ROW(d.datname, d.datdba, d.datconnlimit, d.datallowconn, d.dattablespace, d.datacl)::text) AS hash
  FROM pg_database d WHERE d.oid = :oid
