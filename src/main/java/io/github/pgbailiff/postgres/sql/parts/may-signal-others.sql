-- Whether we may signal sessions of other roles: before 9.6 only superuser m may.
m.superuser
