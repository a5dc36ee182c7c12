coalesce(NULLIF(g.acl, '')::aclitem[], acldefault('d', d.datdba))
