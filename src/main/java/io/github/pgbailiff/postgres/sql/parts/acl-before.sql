-- The grants that database d had, from the text :acl; what none at all stand for acldefault() tells from 9.2 only.
coalesce(NULLIF(g.acl, '')::aclitem[], ARRAY[('=Tc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem,
  ('"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"=CTc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem])
