package io.github.pgbailiff.audit;

import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlAnchorsTest extends AnchorsContract {
  private final StoreSettings settings;

  PostgresqlAnchorsTest(PostgresDatabase database) {
    settings = new PostgresStores(database).fresh();
  }

  @Override
  public StoreSettings settings() {
    return settings;
  }
}
