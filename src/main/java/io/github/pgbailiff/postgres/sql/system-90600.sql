(SELECT c.system_identifier::text FROM pg_control_system() c)
