package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.store.PostgresStores;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlExportTest extends ExportContract {
  private final StoreSettings settings;

  PostgresqlExportTest(PostgresDatabase database) {
    settings = new PostgresStores(database).fresh();
  }

  @Override
  public StoreSettings settings() {
    return settings;
  }
}
