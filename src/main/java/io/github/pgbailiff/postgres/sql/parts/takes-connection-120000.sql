-- Whether session a counts against max_connections: from 12 walsenders do not.
a.backend_type = 'client backend'
