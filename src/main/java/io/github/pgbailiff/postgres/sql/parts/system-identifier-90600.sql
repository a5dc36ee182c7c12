-- The identifier that initdb gave this server's data, and that every copy of it has.
(SELECT c.system_identifier::text FROM pg_control_system() c)
