package io.github.pgbailiff.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.BuiltInRules;
import io.github.pgbailiff.alert.EndedBy;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How many clusters are looked at at one time, and who waits for whom. */
@ExtendWith(PostgresExtension.class)
class WatchTurnsTest {
  private static final int MANY = 100;
  private static final int AT_ONCE = 64;

  private static String login = "";

  private final Clock clock = new Clock();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final PostgresDatabase database;

  @BeforeAll
  static void makeRole(PostgresDatabase database) {
    login = database.role("watch", "IN ROLE pg_read_all_stats");
  }

  WatchTurnsTest(PostgresDatabase database) {
    this.database = database;
  }

  @Test
  void those_that_were_silent_hold_up_nobody_and_not_all_are_asked_at_once(@TempDir Path folder) {
    List<ClusterSettings> entries =
        IntStream.range(0, MANY).mapToObj(i -> entry(i == 0 ? "live" : "dead-" + i)).toList();
    var settings = SqliteStores.in(folder);
    try (Store store = Stores.open(settings);
        var pools = new PooledConnections(List.of(entries.getFirst()));
        var source = new Gate(pools)) {
      var watch = watch(entries, source, store);
      watch.run();
      await().until(() -> source.asked.size() >= AT_ONCE);
      assertThat(source.asked).hasSizeLessThan(MANY - 1);
      source.open();
      await().until(() -> silent.size() == MANY - 1 && answered.size() == 1);
      answered.clear();
      source.shut();
      clock.pass(WatchSettings.EVERY);
      watch.run();
      await().until(() -> answered.contains("live"));
      assertThat(source.asked).hasSizeLessThanOrEqualTo(AT_ONCE);
      source.open();
    }
  }

  @Test
  void a_clock_that_is_set_back_keeps_nobody_from_looking(@TempDir Path folder) {
    List<ClusterSettings> entries = List.of(entry("live"));
    try (Store store = Stores.open(SqliteStores.in(folder));
        var pools = new PooledConnections(entries)) {
      var watch = watch(entries, pools, store);
      watch.run();
      await().until(() -> answered.remove("live"));
      clock.pass(Duration.ofHours(-1));
      await()
          .until(() -> {
            watch.run();
            return answered.remove("live");
          });
    }
  }

  private ClusterSettings entry(String name) {
    return new ClusterSettings(
        new Cluster(name, Map.of()),
        database.url(),
        Optional.of(login),
        Optional.of(Secret.of(PostgresDatabase.PASSWORD)),
        List.of());
  }

  private Watch watch(List<ClusterSettings> entries, ConnectionSource source, Store store) {
    var clusters = new Clusters(entries, source);
    var alerts = new Alerts(store, clock);
    return new Watch(
        new WatchSettings(WatchSettings.EVERY, BuiltInRules.all(), Map.of("slack", "C0OPS0001")),
        entries.stream().map(it -> clusters.get(it.cluster().name())).toList(),
        () -> alerts,
        _ -> true,
        EndedBy.NOBODY,
        _ -> _ -> false,
        new LastHours(),
        new WatchMemory(),
        clock,
        (name, answers, _) -> (answers ? answered : silent).add(name));
  }

  /** Connections to the one that lives; those to the others come to nothing once it is open. */
  private static final class Gate implements ConnectionSource {
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final ConnectionSource live;
    private volatile CountDownLatch latch = new CountDownLatch(1);

    private Gate(ConnectionSource live) {
      this.live = live;
    }

    private void open() {
      latch.countDown();
    }

    private void shut() {
      asked.clear();
      latch = new CountDownLatch(1);
    }

    @Override
    public Connection borrow(ClusterSettings cluster, String name) throws SQLException {
      if (cluster.cluster().name().equals("live")) {
        return live.borrow(cluster, name);
      }
      asked.add(cluster.cluster().name());
      try {
        latch.await();
      } catch (InterruptedException interruption) {
        Thread.currentThread().interrupt();
      }
      throw new SQLNonTransientConnectionException("nobody answers there", "08001");
    }

    @Override
    public void close() {
      open();
    }
  }
}
