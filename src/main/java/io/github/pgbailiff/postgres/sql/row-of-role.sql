-- The same of a role, for whoever may read pg_authid.
SELECT a.xmin::text AS version, hashtext(a::text) AS hash FROM pg_authid a WHERE a.oid = ?
