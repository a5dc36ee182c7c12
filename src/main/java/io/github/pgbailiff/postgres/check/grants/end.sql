
COMMIT;

-- To take it all back, open first what pgbailiff has shut (pgbailiff blocks), then run in this database:
--   DROP SCHEMA pgbailiff CASCADE;
--   DROP OWNED BY {name};
--   DROP ROLE {name};
