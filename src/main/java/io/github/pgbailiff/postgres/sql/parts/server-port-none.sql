-- The port, where the server does not tell the one that it answers from.
current_setting('port')::int
