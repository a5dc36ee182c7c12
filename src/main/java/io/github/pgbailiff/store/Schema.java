package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The version of the tables, and how a store gets to the program's. */
final class Schema {
  /** The highest number among the migrations. */
  static final int CURRENT = 16;

  /** Flyway's table; its usual name could be another application's in a shared database. */
  static final String TABLE = "pgbailiff_schema";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 50;

  private final Database database;

  Schema(Database database) {
    this.database = database;
  }

  /**
   * Looks at the version and migrates when it is behind.
   *
   * @throws StoreException when the store is newer than the program, or cannot be migrated
   */
  void bringUpToDate(StoreConnections connections) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    int version;
    while ((version = connections.look(this::version)) < CURRENT) {
      connections.closeIdle();
      migrate(version, deadline);
    }
    if (version > CURRENT) {
      throw new StoreException(
          StoreException.Kind.NEWER_THAN_PROGRAM,
          "store: its schema has version %d, this program knows up to %d; use the pgbailiff that wrote it, or a newer one"
              .formatted(version, CURRENT));
    }
  }

  private int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select max(cast(version as integer)) from " + TABLE + " where success")) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      if (database.isMissingTable(e)) {
        return 0;
      }
      throw e;
    }
  }

  /** Another process may be at it: then the version is looked at again. */
  private void migrate(int version, long deadline) {
    try {
      new Migration(database).run();
    } catch (SQLException e) {
      StoreException explained = database.explain(e);
      if (explained.kind() != StoreException.Kind.BUSY) {
        throw explained;
      }
      if (System.nanoTime() - deadline > 0) {
        throw inUse(version, explained);
      }
      pause();
    }
  }

  private static StoreException inUse(int version, StoreException busy) {
    return new StoreException(
        StoreException.Kind.BUSY,
        "store: its schema %d has to become %d while nothing else has it open; end the other pgbailiff first (%s)"
            .formatted(version, CURRENT, busy.getMessage()),
        busy);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreException.Kind.BUSY, "store: interrupted while waiting", e);
    }
  }
}
