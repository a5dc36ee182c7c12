package io.github.pgbailiff.store;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * A run of the migrations; the only class that loads Flyway, which costs more than most commands.
 */
final class Migration {
  private final Database database;

  Migration(Database database) {
    this.database = database;
  }

  /** Brings the tables up to date. */
  void run() throws SQLException {
    try {
      Flyway.configure(Migration.class.getClassLoader())
          .dataSource(database.forMigration())
          .locations("classpath:io/github/pgbailiff/store/" + database.dialect())
          .table(Schema.TABLE)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .placeholderReplacement(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw sqlCause(e);
    }
  }

  private static SQLException sqlCause(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    throw new StoreException(
        StoreException.Kind.OTHER,
        "store: its schema cannot be brought up to date: " + e.getMessage(),
        e);
  }
}
