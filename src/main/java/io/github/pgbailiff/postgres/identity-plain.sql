-- What tells this server from another one, or from itself after a restart.
SELECT NULL::text AS system_identifier, host(inet_server_addr()) AS address,
       coalesce(inet_server_port(), current_setting('port')::int) AS port,
       pg_postmaster_start_time() AS started, pg_is_in_recovery() AS in_recovery
