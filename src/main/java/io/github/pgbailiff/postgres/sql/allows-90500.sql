pg_has_role(a.oid, b.datdba, 'USAGE')
