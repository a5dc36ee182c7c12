-- Whether role r is a member of role p. Superusers have the rights of all roles: of them only who was made one.
CASE WHEN r.rolsuper THEN EXISTS (SELECT 1 FROM pg_auth_members m WHERE m.roleid = p.oid AND m.member = r.oid)
     ELSE pg_has_role(r.oid, p.oid, 'MEMBER') END
