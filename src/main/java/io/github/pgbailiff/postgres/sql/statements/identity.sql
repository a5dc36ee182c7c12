-- What tells this server from another one, or from itself after a restart.
SELECT {system-identifier} AS system_identifier, {server-address} AS address, {server-port} AS port,
       pg_postmaster_start_time() AS started, pg_is_in_recovery() AS in_recovery
