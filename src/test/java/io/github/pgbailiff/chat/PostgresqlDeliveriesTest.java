package io.github.pgbailiff.chat;

import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlDeliveriesTest extends DeliveriesContract {
  private final StoreSettings settings;

  PostgresqlDeliveriesTest(PostgresDatabase database) {
    settings = new PostgresStores(database).fresh();
  }

  @Override
  StoreSettings settings() {
    return settings;
  }
}
