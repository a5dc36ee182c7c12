-- Whether we see the sessions of other roles in full: the functions of the grants do.
true
