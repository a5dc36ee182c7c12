-- The version of a role's row in the catalogue, and a hash of what it says, for whoever may read pg_authid.
SELECT a.xmin::text AS version, hashtext(a::text) AS hash FROM pg_authid a WHERE a.oid = :oid
