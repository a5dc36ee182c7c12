coalesce(d.datacl, acldefault('d', d.datdba))
