coalesce(NULLIF(g.acl, '')::aclitem[], ARRAY[('=Tc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem,
  ('"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"=CTc/"' || replace(pg_get_userbyid(d.datdba), '"', '""') || '"')::aclitem])
