-- Whether role r may grant role p: before 16 CREATEROLE is enough.
(r.rolcreaterole OR pg_has_role(r.oid, p.oid, 'MEMBER WITH ADMIN OPTION'))
