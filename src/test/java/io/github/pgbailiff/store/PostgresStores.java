package io.github.pgbailiff.store;

import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** Stores in one test database, each in a schema of its own. */
public final class PostgresStores {
  private final PostgresDatabase database;

  public PostgresStores(PostgresDatabase database) {
    this.database = database;
  }

  /** The settings of a store that nothing was written to yet. */
  public StoreSettings fresh() {
    String schema = schema();
    execute("CREATE SCHEMA " + schema);
    return in(schema);
  }

  /** The settings of a store that a dump of another schema makes. */
  StoreSettings holding(String dump, String dumped) {
    String schema = schema();
    execute(dump.replaceAll("\\b" + dumped + "(?=[.;])", schema));
    return in(schema);
  }

  private static String schema() {
    return "store_" + UUID.randomUUID().toString().replace("-", "");
  }

  private StoreSettings in(String schema) {
    String separator = database.url().contains("?") ? "&" : "?";
    return new StoreSettings(
        database.url() + separator + "currentSchema=" + schema,
        Optional.of(database.server().superuser()),
        Optional.of(Secret.of(database.server().password())));
  }

  private void execute(String sql) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
