package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract on PostgreSQL. */
@ExtendWith(PostgresExtension.class)
final class PostgresqlStoreTest extends StoreContract {
  private final StoreSettings settings;
  private final PostgresDatabase database;

  PostgresqlStoreTest(PostgresDatabase database) {
    this.database = database;
    settings = new PostgresStores(database).fresh();
  }

  @Override
  StoreSettings settings() {
    return settings;
  }

  @Test
  void what_is_read_only_by_default_is_written_all_the_same() {
    StoreSettings fresh = new PostgresStores(database).fresh();
    String alter = "ALTER DATABASE " + database.name();
    database.execute(alter + " SET default_transaction_read_only = on");
    try (Store store = Stores.open(fresh)) {
      assertThat(new Leases(store, InstantSource.system()).acquire("a", "ann")).isTrue();
    } finally {
      database.execute(alter + " RESET default_transaction_read_only");
    }
  }
}
