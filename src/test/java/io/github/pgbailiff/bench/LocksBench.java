package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.postgres.lock.LockForest;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody waits for one row. */
@Tag("bench")
class LocksBench {
  @RegisterExtension static final Figures FIGURES = new Figures("Who waits for whom");
  private static final int WAITERS = 900;
  private static final int WARM_UPS = 5;
  private static final int LOOKS = 15;

  @Test
  void nine_hundred_waiters_are_a_forest_within_150_milliseconds() {
    try (var crowd = new Crowd();
        var pool = new PooledConnections(List.of(crowd.cluster("bench")))) {
      queue(crowd.enter(WAITERS + 1));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              crowd.number(
                      "SELECT count(*) FROM pg_stat_activity"
                          + " WHERE usename = 'app' AND wait_event_type = 'Lock'")
                  == WAITERS);
      var cluster = new Clusters(List.of(crowd.cluster("bench")), pool).get("bench");
      double[] took = new double[LOOKS];
      for (int i = -WARM_UPS; i < LOOKS; i++) {
        long before = System.nanoTime();
        LockForest forest = cluster.locks();
        took[Math.max(i, 0)] = (System.nanoTime() - before) / 1e6;
        assertThat(forest.waiting()).isEqualTo(WAITERS);
      }
      FIGURES.atMost("locks with 900 waiters, median", Figures.median(took), 150, "ms");
    }
  }

  private static void queue(List<PostgresSession> sessions) {
    sessions.getFirst().run("BEGIN", "UPDATE stock SET qty = 0 WHERE id = 1");
    sessions.stream()
        .skip(1)
        .forEach(session -> session.start("UPDATE stock SET qty = 0 WHERE id = 1"));
  }
}
