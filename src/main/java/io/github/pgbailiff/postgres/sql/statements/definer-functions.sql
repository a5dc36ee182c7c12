-- Whether the functions that list and signal for a role without rights are installed here.
SELECT count(*) > 0
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname = 'pgbailiff' AND p.proname = 'sessions' AND has_function_privilege(p.oid, 'EXECUTE')
