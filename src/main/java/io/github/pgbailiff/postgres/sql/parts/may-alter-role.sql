-- Whether role a may alter role p.
(a.rolsuper OR a.rolcreaterole AND NOT p.rolsuper AND NOT p.rolreplication)
