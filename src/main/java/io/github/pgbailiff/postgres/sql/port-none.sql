current_setting('port')::int
