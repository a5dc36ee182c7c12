'UPDATE pg_catalog.pg_database SET datallowconn = %2$s WHERE datname = %1$L'
