-- Which of the functions that block and unblock this role lacks.
SELECT w.name FROM (SELECT unnest(ARRAY['shut_database', 'open_database', 'shut_role', 'open_role',
                                        'revoke_connect', 'grant_connect', 'state_before']) AS name) w
 WHERE NOT EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                    WHERE n.nspname = 'pgbailiff' AND p.proname = w.name
                      AND has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE'))
