package io.github.pgbailiff.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The turns at writing that the processes on one SQLite file take.
 *
 * <p>SQLite itself waits inside native code, which would hold the carrier of a virtual thread for
 * seconds, and whoever polls can starve beside a process that writes without a pause. So the
 * waiting is done here, and a busy writer leaves a gap now and then.
 */
final class WriteTurns {
  private static final long POLL_MILLIS = 1;
  private static final long GAP_MILLIS = 3;
  private static final long BUSY_NANOS = Duration.ofMillis(50).toNanos();
  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

  private final Duration patience;
  private long busySince = System.nanoTime();
  private long lastEnd = busySince;

  WriteTurns(Duration patience) {
    this.patience = patience;
  }

  /** Opens a write transaction; the callers of one process come one at a time. */
  void begin(Connection connection) throws SQLException {
    leaveGap();
    Database.run(connection, "pragma busy_timeout = 0");
    try {
      poll(connection);
    } finally {
      Database.run(connection, "pragma busy_timeout = " + patience.toMillis());
    }
  }

  void end() {
    lastEnd = System.nanoTime();
  }

  private void leaveGap() throws SQLException {
    long now = System.nanoTime();
    if (now - lastEnd > PAUSE_NANOS) {
      busySince = now;
    } else if (now - busySince > BUSY_NANOS) {
      sleep(GAP_MILLIS);
      busySince = System.nanoTime();
    }
  }

  private void poll(Connection connection) throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        Database.run(connection, "begin immediate");
        return;
      } catch (SQLException e) {
        boolean busy = SqliteDatabase.kindOf(e) == StoreException.Kind.BUSY;
        if (!busy || System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
      sleep(POLL_MILLIS);
    }
  }

  private static void sleep(long millis) throws SQLException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for the store", e);
    }
  }
}
