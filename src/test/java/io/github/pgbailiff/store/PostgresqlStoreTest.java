package io.github.pgbailiff.store;

import io.github.pgbailiff.testing.PostgresDatabase;
import io.github.pgbailiff.testing.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlStoreTest extends StoreContract {
  private final StoreSettings settings;

  PostgresqlStoreTest(PostgresDatabase database) {
    settings = new PostgresStores(database).fresh();
  }

  @Override
  StoreSettings settings() {
    return settings;
  }
}
