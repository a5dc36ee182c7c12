(a.rolsuper OR a.rolcreaterole AND NOT p.rolsuper AND NOT p.rolreplication)
