-- Whether role r may grant role p: from 16 that takes ADMIN OPTION on it.
pg_has_role(r.oid, p.oid, 'MEMBER WITH ADMIN OPTION')
