package io.github.pgbailiff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.EndedBy;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import io.github.pgbailiff.watch.Watch;
import io.github.pgbailiff.watch.WatchMemory;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The watch of fifty clusters, each with two hundred sessions. */
@Tag("bench")
class WatchBench {
  @RegisterExtension static final Figures FIGURES = new Figures("The watch of 50 clusters");
  private static final int CLUSTERS = 50;
  private static final int SESSIONS = 200;
  private static final int CAUSES = 3;
  private static final int QUIET_SECONDS = 60;
  private static final long TICK_MILLIS = 250;

  private static final WatchRule HELD_UP =
      new WatchRule(
          "held-up",
          new WatchRule.Sessions(
              List.of(
                  new Condition.OneOf("state", false, List.of(new Glob("idle-in-txn"))),
                  new Condition.AtLeastMany("holds", 1)),
              Optional.empty()),
          Duration.ZERO,
          List.of(),
          Optional.empty(),
          WatchRule.AGAIN_AFTER,
          Map.of(),
          List.of());
  private static final WatchSettings SETTINGS =
      new WatchSettings(WatchSettings.EVERY, List.of(HELD_UP), Map.of("slack", "C0OPS0001"));

  @Test
  void a_cause_is_told_soon_and_quiet_rounds_cost_little(@TempDir Path folder) throws Exception {
    try (var crowd = new Crowd();
        Store store = store(folder)) {
      List<PostgresSession> sessions = crowd.enter(SESSIONS);
      List<ClusterSettings> entries =
          IntStream.range(0, CLUSTERS).mapToObj(i -> crowd.cluster("c-" + i)).toList();
      try (var pools = new PooledConnections(entries)) {
        var alerts = new Alerts(store, InstantSource.system());
        var ticks = new Ticks(watch(new Clusters(entries, pools), alerts));
        quiet(crowd, ticks);
        told(sessions, alerts, ticks);
      }
    }
  }

  private static Store store(Path folder) {
    return Stores.open(SqliteStores.in(folder));
  }

  private static Watch watch(Clusters clusters, Alerts alerts) {
    return new Watch(
        SETTINGS,
        clusters.all().stream().map(it -> clusters.get(it.name())).toList(),
        () -> alerts,
        _ -> true,
        EndedBy.NOBODY,
        _ -> _ -> false,
        new LastHours(),
        new WatchMemory(),
        InstantSource.system(),
        Watch.Meter.NONE);
  }

  /** The timed work of {@code serve}, in the thread of the test. */
  private record Ticks(Watch watch) {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    void once() throws InterruptedException {
      watch.run();
      assertThat(NEVER.await(TICK_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    }

    void during(int seconds) throws InterruptedException {
      for (int i = 0; i < seconds * 1000L / TICK_MILLIS; i++) {
        once();
      }
    }
  }

  private static void quiet(Crowd crowd, Ticks ticks) throws InterruptedException {
    // From the middle between two rounds to another: a whole number of them is counted.
    ticks.during((int) WatchSettings.EVERY.toSeconds() * 5 / 2);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long commits = commits(crowd);
    long before = system.getProcessCpuTime();
    long start = System.nanoTime();
    ticks.during(QUIET_SECONDS);
    // Ticks take longer than they wait.
    double quiet = (System.nanoTime() - start) / 1e9;
    double seconds = (system.getProcessCpuTime() - before) / 1e9;
    double rounds = quiet / WatchSettings.EVERY.toSeconds();
    FIGURES.atMost("of one core", 100 * seconds / quiet, 5, "%");
    FIGURES.atMost(
        "transactions a cluster and round, with pings",
        (commits(crowd) - commits) / rounds / CLUSTERS,
        3,
        "transactions");
  }

  /**
   * One statement is one transaction; so is the empty one by which the pool makes sure of a
   * connection before it is used, and every 30 s.
   */
  private static long commits(Crowd crowd) {
    crowd.run("SELECT pg_stat_clear_snapshot()");
    return crowd.number(
        "SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
  }

  private static void told(List<PostgresSession> sessions, Alerts alerts, Ticks ticks)
      throws InterruptedException {
    double[] took = new double[CAUSES];
    for (int i = 0; i < CAUSES; i++) {
      ticks.during(4 * i);
      PostgresSession holder = sessions.get(2 * i);
      holder.run("BEGIN", "UPDATE stock SET qty = 0 WHERE id = 1");
      long before = System.nanoTime();
      var waiting = sessions.get(2 * i + 1).start("UPDATE stock SET qty = 0 WHERE id = 1");
      while (standing(alerts) < CLUSTERS) {
        ticks.once();
      }
      took[i] = (System.nanoTime() - before) / 1e9;
      holder.run("ROLLBACK");
      assertThat(waiting.failure()).isEmpty();
      while (standing(alerts) > 0) {
        ticks.once();
      }
    }
    FIGURES.atMost("from a cause to all cards", Figures.quantile(took, 1), 20, "s");
  }

  private static long standing(Alerts alerts) {
    return alerts.clusters().size();
  }
}
