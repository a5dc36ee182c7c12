package io.github.pgbailiff.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.EndedBy;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.postgres.GivenRights;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of other programs where pgbailiff itself watches for nothing. */
@ExtendWith(PostgresExtension.class)
class ForeignWatchTest {
  private static final Map<String, String> CHANNELS = Map.of("slack", "C0OPS0001");

  private final Clock clock = new Clock();
  private final WatchMemory memory = new WatchMemory();
  private final PostgresCluster cluster;

  ForeignWatchTest(PostgresDatabase database) {
    this.cluster = GivenRights.over(GivenRights.cluster(database, database.server().superuser()));
  }

  private Watch watch(Alerts alerts, Predicate<Alert> heard) {
    return new Watch(
        new WatchSettings(WatchSettings.EVERY, List.of(), CHANNELS),
        List.of(cluster),
        () -> alerts,
        heard,
        EndedBy.NOBODY,
        _ -> _ -> false,
        new LastHours(),
        memory,
        clock,
        Watch.Meter.NONE);
  }

  @Test
  void they_are_looked_at_and_end_with_their_hook(@TempDir Path folder) {
    try (Store store = Stores.open(SqliteStores.in(folder))) {
      var alerts = new Alerts(store, clock);
      alerts.foreign(
          cluster.cluster().name(),
          WatchRule.foreign("alertmanager"),
          Subject.key("disk"),
          Sight.saying(clock.instant(), "disk is full"),
          false,
          CHANNELS);

      watch(alerts, _ -> true).run();
      await().until(() -> alerts.find(1).orElseThrow().latest().here().isPresent());
      assertThat(alerts.find(1).orElseThrow().stands()).isTrue();

      await().until(memory.busy::isEmpty);
      clock.pass(WatchSettings.EVERY);
      watch(alerts, _ -> false).run();
      await().until(() -> alerts.find(1).orElseThrow().isUnwatched());
    }
  }
}
