-- The prepared transactions.
pg_prepared_xacts
