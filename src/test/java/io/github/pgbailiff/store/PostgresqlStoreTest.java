package io.github.pgbailiff.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PoolerFace;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

  /** Replicas whose connections take turns at the same backends count their names alike. */
  @Test
  void nothing_has_a_name_behind_a_pooler() throws Exception {
    int port = URI.create(database.url().substring("jdbc:".length())).getPort();
    try (var pooler = new PoolerFace(port);
        Connection connection =
            new PostgresqlDatabase(
                    new StoreSettings(
                        pooler.url(database.name()), settings.username(), settings.password()))
                .connect();
        PreparedStatement names =
            connection.prepareStatement("SELECT count(*) FROM pg_prepared_statements")) {
      for (int times = 0; times < 10; times++) {
        try (ResultSet rows = names.executeQuery()) {
          rows.next();
          assertThat(rows.getInt(1)).isZero();
        }
        connection.commit();
      }
    }
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
