-- The format of the statement that lets a database take connections or none; before 9.5 it is an update.
'UPDATE pg_catalog.pg_database SET datallowconn = %2$s WHERE datname = %1$L'
