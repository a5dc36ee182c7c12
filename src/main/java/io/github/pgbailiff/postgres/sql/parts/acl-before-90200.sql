-- The grants that database d had, from the text :acl.
coalesce(NULLIF(g.acl, '')::aclitem[], acldefault('d', d.datdba))
