package io.github.pgbailiff.demo.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that keeps one session open: whenever it ends, a new one takes its place within a
 * second.
 *
 * @param address the loopback address that it comes from
 */
record Client(String application, String database, String role, String address, Behaviour habit) {
  private static final Logger LOG = LoggerFactory.getLogger(Client.class);

  /** Cancelled, serialization failure, deadlock, lock timeout: the session lives on. */
  private static final Set<String> SURVIVED = Set.of("57014", "40001", "40P01", "55P03");

  /** Runs until the thread is interrupted, which also ends a query that is under way. */
  void run(DemoAccess access, SessionMonitor presence, RandomGenerator random) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        session(access, presence, random);
        TimeUnit.MILLISECONDS.sleep(random.nextLong(200, 700));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void session(DemoAccess access, SessionMonitor presence, RandomGenerator random)
      throws InterruptedException {
    try (Connection connection = access.connectFrom(address, database, role, application)) {
      int pid = connection.unwrap(PGConnection.class).getBackendPID();
      try {
        stay(new ClientSession(connection, presence.watch(pid), random));
      } finally {
        presence.forget(pid);
      }
    } catch (SQLException ended) {
      LOG.debug("{} lost its session: {}", application, ended.getMessage());
    }
  }

  private void stay(ClientSession life) throws SQLException, InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        habit.live(life);
      } catch (SQLException failure) {
        if (!SURVIVED.contains(String.valueOf(failure.getSQLState()))) {
          throw failure;
        }
        life.execute("ROLLBACK");
      }
    }
  }
}
