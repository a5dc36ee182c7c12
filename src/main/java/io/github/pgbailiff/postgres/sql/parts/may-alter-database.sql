-- Whether role a may say whether database b takes connections: before 9.5 that is an update, by superusers.
a.rolsuper
