-- Whether we may use the connections that are reserved; before 16 only superusers may.
false
