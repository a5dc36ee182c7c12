-- Whether a name of the target is nobody's.
(g.database IS NOT NULL AND b.oid IS NULL OR g.grantee <> '' AND p.oid IS NULL)
