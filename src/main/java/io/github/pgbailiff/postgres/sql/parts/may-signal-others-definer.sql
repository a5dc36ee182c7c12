-- Whether we may signal sessions of other roles: the functions of the grants do.
true
