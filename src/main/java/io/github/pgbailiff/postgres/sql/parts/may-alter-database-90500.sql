-- Whether role a may say whether database b takes connections: its owner, from 9.5.
pg_has_role(a.oid, b.datdba, 'USAGE')
