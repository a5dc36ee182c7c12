-- The port that the server answers from, or has over a local socket.
coalesce(inet_server_port(), current_setting('port')::int)
