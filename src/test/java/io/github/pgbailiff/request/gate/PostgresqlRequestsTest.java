package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.store.KeptStore;
import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contracts on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlRequestsTest extends StoreContracts {
  private final PostgresStores stores;

  PostgresqlRequestsTest(PostgresDatabase database) {
    stores = new PostgresStores(database);
  }

  @Override
  StoreSettings store() {
    return stores.fresh();
  }

  @Override
  StoreSettings kept() {
    return KeptStore.postgresql(stores);
  }
}
