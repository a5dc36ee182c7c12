-- Whether role r is a member of role p: from 16 not who may only grant it, as whoever made it may.
CASE WHEN r.rolsuper THEN EXISTS (SELECT 1 FROM pg_auth_members m
                                   WHERE m.roleid = p.oid AND m.member = r.oid AND (m.inherit_option OR m.set_option))
     ELSE pg_has_role(r.oid, p.oid, 'USAGE') OR pg_has_role(r.oid, p.oid, 'SET') END
