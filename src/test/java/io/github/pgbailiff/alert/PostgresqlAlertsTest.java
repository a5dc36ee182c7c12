package io.github.pgbailiff.alert;

import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
final class PostgresqlAlertsTest extends AlertsContract {
  private final PostgresStores stores;

  PostgresqlAlertsTest(PostgresDatabase database) {
    stores = new PostgresStores(database);
  }

  @Override
  protected StoreSettings fresh() {
    return stores.fresh();
  }
}
