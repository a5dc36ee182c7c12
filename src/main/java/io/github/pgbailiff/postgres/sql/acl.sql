-- What no grants at all stand for; acldefault() is there from 9.2.
coalesce(d.datacl, ARRAY[('=Tc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem,
  ('"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"=CTc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem])
