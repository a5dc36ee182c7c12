$functions$;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING '% may not make the functions that block: %; without them pgbailiff lists, cancels and terminates, and blocks what its role may alter by itself',
    quote_ident(current_user), SQLERRM;
END $managed$;
