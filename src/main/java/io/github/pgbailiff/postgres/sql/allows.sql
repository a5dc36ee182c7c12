a.rolsuper
