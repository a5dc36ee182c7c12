a.backend_type IN ('client backend', 'walsender')
