a.backend_type = 'client backend'
