-- Whether we see the sessions of other roles in full: before 10 only superuser m does.
m.superuser
