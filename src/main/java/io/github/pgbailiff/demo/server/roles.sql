-- The roles of the applications, and pgbailiff's own. All have the password of the run, in demo.password.
DO $$
DECLARE
  role text;
BEGIN
  EXECUTE format('ALTER ROLE postgres PASSWORD %L', current_setting('demo.password'));
  FOREACH role IN ARRAY ARRAY['app_rw', 'blog', 'wiki', 'etl', 'report', 'batch', 'pgbailiff'] LOOP
    EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L', role, current_setting('demo.password'));
  END LOOP;
END $$;
GRANT app_rw TO batch;
GRANT pg_read_all_data TO etl, report;
