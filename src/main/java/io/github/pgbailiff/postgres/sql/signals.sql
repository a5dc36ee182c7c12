m.superuser
