-- What services are known by that keep their superuser to themselves: roles, and with one the form of the
-- names that it gives to logins and databases.
ARRAY(SELECT s.rolname::text FROM pg_roles s
       WHERE s.rolname IN ('rds_superuser', 'rdsadmin', 'cloudsqlsuperuser', 'cloudsqladmin', 'alloydbsuperuser', 'alloydbadmin',
                           'azure_pg_admin', 'azuresu', 'supabase_admin', 'neon_superuser')
      UNION ALL SELECT 'heroku'
       WHERE current_user::text ~ '^u(?=[a-z]*[0-9])[0-9a-z]{12,}$' AND current_database()::text ~ '^d(?=[a-z]*[0-9])[0-9a-z]{12,}$')
