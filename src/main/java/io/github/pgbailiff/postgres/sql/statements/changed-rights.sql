-- Rights on a database that others have changed since it was blocked, as GRANT and REVOKE would say.
WITH given {as-materialized} (SELECT :database::oid AS database, :grantee::oid AS grantee, :acl::text AS acl),
base {as-materialized} (
  SELECT d.datdba, {database-acl} AS acl FROM pg_database d JOIN given g ON g.database = d.oid),
was {as-materialized} (
  SELECT (aclexplode({acl-before})).* FROM pg_database d JOIN given g ON g.database = d.oid),
is_now {as-materialized} (SELECT (aclexplode(b.acl)).* FROM base b),
changed {as-materialized} (
  SELECT '+'::text AS sign, x.* FROM (SELECT * FROM is_now EXCEPT SELECT * FROM was) x
  UNION ALL SELECT '-'::text, y.* FROM (SELECT * FROM was EXCEPT SELECT * FROM is_now) y)
SELECT c.sign || c.privilege_type || ' ' || CASE WHEN c.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(c.grantee)::text END AS change
  FROM changed c CROSS JOIN base b CROSS JOIN given g
 WHERE NOT (c.privilege_type = 'CONNECT' AND c.grantee = g.grantee AND (c.grantor = b.datdba OR c.sign = '-'))
 ORDER BY 1 LIMIT 20
