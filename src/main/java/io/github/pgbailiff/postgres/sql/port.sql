coalesce(inet_server_port(), current_setting('port')::int)
