-- Whether session a counts against max_connections: before 12 walsenders do too.
a.backend_type IN ('client backend', 'walsender')
