(a.rolsuper OR a.rolcreaterole AND NOT p.rolsuper AND pg_has_role(a.oid, p.oid, 'MEMBER WITH ADMIN OPTION'))
