package io.github.pgbailiff.demo.workload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * Knows which of the workload's sessions are still there.
 *
 * <p>A client that rests in a transaction hears nothing when its session is ended; here a session
 * of a monitoring agent, which most servers have anyway, looks for it.
 */
final class SessionMonitor implements Behaviour {
  private static final Duration EVERY = Duration.ofMillis(400);

  private final Map<Integer, CountDownLatch> watched = new ConcurrentHashMap<>();

  /** A latch that opens when the session is gone. */
  CountDownLatch watch(int pid) {
    return watched.computeIfAbsent(pid, _ -> new CountDownLatch(1));
  }

  void forget(int pid) {
    watched.remove(pid);
  }

  @Override
  public void live(ClientSession life) throws SQLException, InterruptedException {
    while (true) {
      look(life);
      life.rest(EVERY);
    }
  }

  private void look(ClientSession life) throws SQLException {
    Map<Integer, CountDownLatch> expected = Map.copyOf(watched);
    Set<Integer> present = new HashSet<>();
    try (Statement statement = life.connection().createStatement();
        ResultSet rows = statement.executeQuery("SELECT pid FROM pg_stat_activity")) {
      while (rows.next()) {
        present.add(rows.getInt(1));
      }
    }
    expected.forEach((pid, gone) -> {
      if (!present.contains(pid)) {
        gone.countDown();
      }
    });
  }
}
