-- The grants on database d; what no grants at all stand for acldefault() tells from 9.2 only.
coalesce(d.datacl, ARRAY[('=Tc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem,
  ('"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"=CTc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem])
