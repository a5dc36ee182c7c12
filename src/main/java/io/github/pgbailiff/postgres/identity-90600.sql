SELECT (SELECT c.system_identifier::text FROM pg_control_system() c) AS system_identifier, host(inet_server_addr()) AS address,
       coalesce(inet_server_port(), current_setting('port')::int) AS port,
       pg_postmaster_start_time() AS started, pg_is_in_recovery() AS in_recovery
