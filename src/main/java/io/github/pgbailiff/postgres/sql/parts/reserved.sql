-- How many connections are kept from ordinary roles. The view of all settings takes a millisecond.
current_setting('superuser_reserved_connections')::int
