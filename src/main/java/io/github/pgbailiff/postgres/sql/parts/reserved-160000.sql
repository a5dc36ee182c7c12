-- How many connections are kept from ordinary roles; from 16 those for members of pg_use_reserved_connections, too.
(current_setting('superuser_reserved_connections')::int + coalesce(current_setting('reserved_connections', true)::int, 0))
