package io.github.pgbailiff.demo.tour;

import io.github.pgbailiff.demo.server.DemoPostgres;
import io.github.pgbailiff.demo.workload.DemoException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Those who wait for a lock of the workload's; it takes some seconds until they have piled up. */
public record LockQueue(DemoPostgres postgres) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int ENOUGH = 3;
  private static final String WAITERS =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";

  /** Returns when there is something to see, or when that takes too long. */
  public void await() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = postgres.connectAsSuperuser("postgres");
        Statement statement = connection.createStatement()) {
      while (waiters(statement) < ENOUGH && System.nanoTime() < deadline) {
        TourScreen.pause();
      }
    } catch (SQLException failure) {
      throw new DemoException("the demo's server does not answer", failure);
    }
  }

  private static int waiters(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery(WAITERS)) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
