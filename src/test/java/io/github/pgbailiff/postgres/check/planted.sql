-- What anybody who may create in schema public could put there: everything that raises, under every
-- name that a script uses, in place of the server's own.
SET search_path = pg_catalog;

CREATE FUNCTION public.trap() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a trap, sprung by %', current_user;
END $$;

-- Functions of that name, with the arguments of the server's own and with any of one to three others.
DO $do$
DECLARE
  word text;
  result text;
  arguments text;
  one text;
  two text;
  three text;
  types text[] := ARRAY['text', 'name', 'oid', 'int4', 'bool'];
BEGIN
  FOREACH word IN ARRAY string_to_array('{words}', ' ') LOOP
    FOR result, arguments IN
      SELECT pg_get_function_result(p.oid), pg_get_function_identity_arguments(p.oid) FROM pg_proc p
       WHERE p.proname = word AND p.pronamespace = (SELECT n.oid FROM pg_namespace n WHERE n.nspname = 'pg_catalog')
    LOOP
      BEGIN
        EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap(); RETURN; END $$', word, arguments, result);
      EXCEPTION WHEN OTHERS THEN NULL;
      END;
    END LOOP;
    FOREACH one IN ARRAY types LOOP
      FOREACH two IN ARRAY types || ''::text LOOP
        FOREACH three IN ARRAY ARRAY['text', ''] LOOP
          CONTINUE WHEN two = '' AND three <> '';
          BEGIN
            EXECUTE format('CREATE FUNCTION public.%I(%s) RETURNS %s LANGUAGE plpgsql AS $$ BEGIN RETURN public.trap(); END $$',
                           word, concat_ws(', ', one, nullif(two, ''), nullif(three, '')), coalesce(result, 'text'));
          EXCEPTION WHEN OTHERS THEN NULL;
          END;
        END LOOP;
      END LOOP;
    END LOOP;
    result := NULL;
  END LOOP;
END $do$;

-- Operators between any two types.
DO $do$
DECLARE
  sign text;
  one text;
  two text;
  types text[] := ARRAY['text', 'name', 'oid', 'int4', 'bool', '"char"', 'timestamptz'];
BEGIN
  FOREACH one IN ARRAY types LOOP
    FOREACH two IN ARRAY types LOOP
      EXECUTE format('CREATE FUNCTION public.trap_between(%s, %s) RETURNS boolean LANGUAGE sql AS ''SELECT public.trap()''', one, two);
      EXECUTE format('CREATE FUNCTION public.trap_text(%s, %s) RETURNS text LANGUAGE sql AS ''SELECT public.trap()::text''', one, two);
      FOREACH sign IN ARRAY ARRAY['=', '<>', '<', '>', '<=', '>=', '~~', '!~~', '~', '||'] LOOP
        EXECUTE format('CREATE OPERATOR public.%s (LEFTARG = %s, RIGHTARG = %s, PROCEDURE = public.%s)',
                       sign, one, two, CASE sign WHEN '||' THEN 'trap_text' ELSE 'trap_between' END);
      END LOOP;
    END LOOP;
  END LOOP;
END $do$;

-- Tables and views, types that check their values, and casts to types.
DO $do$
DECLARE
  word text;
BEGIN
  FOREACH word IN ARRAY ARRAY['pg_roles', 'pg_auth_members', 'pg_authid', 'pg_database', 'pg_namespace', 'pg_proc', 'pg_class',
                              'pg_type', 'pg_operator', 'pg_stat_activity'] LOOP
    EXECUTE format('CREATE VIEW public.%I AS SELECT *, public.trap() AS trap FROM pg_catalog.%I', word, replace(word, 'pg_authid', 'pg_roles'));
  END LOOP;
  FOREACH word IN ARRAY ARRAY['text', 'name', 'oid', 'timestamptz'] LOOP
    EXECUTE format('CREATE DOMAIN public.%I AS pg_catalog.%I CHECK (public.trap())', word, word);
  END LOOP;
  FOREACH word IN ARRAY ARRAY['regprocedure', 'regclass', 'regtype', 'regoperator', 'aclitem', 'record'] LOOP
    EXECUTE format('CREATE TYPE public.%I AS (it text)', word);
    EXECUTE format('CREATE FUNCTION public.trap_to_%s(oid) RETURNS public.%I LANGUAGE plpgsql AS $$ BEGIN PERFORM public.trap(); RETURN NULL; END $$', word, word);
    EXECUTE format('CREATE CAST (oid AS public.%I) WITH FUNCTION public.trap_to_%s(oid) AS IMPLICIT', word, word);
  END LOOP;
END $do$;
