-- The grants on database d.
coalesce(d.datacl, acldefault('d', d.datdba))
