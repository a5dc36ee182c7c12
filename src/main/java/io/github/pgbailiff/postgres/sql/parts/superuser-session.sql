-- Whether session a, of role r, is a superuser's: so is what the server runs in nobody's name.
coalesce(r.rolsuper, a.usesysid IS NULL)
