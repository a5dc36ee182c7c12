-- Whether role a may alter role p: from 16 that takes ADMIN OPTION on it.
(a.rolsuper OR a.rolcreaterole AND NOT p.rolsuper AND pg_has_role(a.oid, p.oid, 'MEMBER WITH ADMIN OPTION'))
