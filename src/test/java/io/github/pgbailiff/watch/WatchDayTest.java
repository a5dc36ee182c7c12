package io.github.pgbailiff.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.alert.Alert;
import io.github.pgbailiff.alert.Alerts;
import io.github.pgbailiff.alert.EndedBy;
import io.github.pgbailiff.alert.LastHours;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.alert.WatchSettings;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.outbox.Announcement;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.PooledConnections;
import io.github.pgbailiff.request.gate.Clock;
import io.github.pgbailiff.secret.Secret;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Stores;
import io.github.pgbailiff.testing.postgres.PostgresDatabase;
import io.github.pgbailiff.testing.postgres.PostgresExtension;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of the watch, as fast as it goes: each hour somebody holds somebody up for ten minutes, and
 * in each sixth once more soon after.
 */
@Tag("soak")
@Timeout(600)
@ExtendWith(PostgresExtension.class)
class WatchDayTest {
  private static final int HOURS = 24;
  private static final int A_MINUTE = 4;
  private static final int MANY_EDITS = 4;
  private static final long GROWTH_MB = 3;
  private static final String LOCK = "SELECT pg_advisory_xact_lock(4712)";
  private static final WatchRule HELD_UP =
      new WatchRule(
          "held-up",
          new WatchRule.Sessions(
              List.of(
                  new Condition.OneOf("state", false, List.of(new Glob("idle-in-txn"))),
                  new Condition.OneOf("app", false, List.of(new Glob("day-holder"))),
                  new Condition.AtLeastMany("holds", 1)),
              Optional.empty()),
          Duration.ZERO,
          List.of(),
          Optional.empty(),
          WatchRule.AGAIN_AFTER,
          Map.of(),
          List.of());
  private final Clock clock = new Clock();
  private final WatchMemory memory = new WatchMemory();
  private int posts;
  private int edits;

  @Test
  void each_hour_has_one_card_and_nothing_grows(@TempDir Path folder, PostgresDatabase database) {
    String login = database.role("watch", "IN ROLE pg_read_all_stats");
    var entry =
        new ClusterSettings(
            new Cluster("day", Map.of()),
            database.url(),
            Optional.of(login),
            Optional.of(Secret.of(PostgresDatabase.PASSWORD)),
            List.of());
    var settings = SqliteStores.in(folder);
    try (Store store = Stores.open(settings);
        var pool = new PooledConnections(List.of(entry));
        PostgresSession holder = database.session("day-holder");
        PostgresSession waiter = database.session("day-waiter")) {
      var day = new Day(watch(entry, pool, store), new Announcements(store, clock), database);
      long before = 0;
      for (int hour = 0; hour < HOURS; hour++) {
        day.hour(holder, waiter, hour % 6 == 5);
        before = hour == 3 ? heapMb() : before;
      }
      assertThat(new Alerts(store, clock).listed(Duration.ofDays(2)))
          .hasSize(HOURS)
          .noneMatch(Alert::stands);
      assertThat(posts).isEqualTo(HOURS);
      assertThat(edits).isBetween(HOURS, HOURS * MANY_EDITS);
      assertThat(heapMb() - before).isLessThan(GROWTH_MB);
    }
  }

  private Watch watch(ClusterSettings entry, PooledConnections pool, Store store) {
    var alerts = new Alerts(store, clock);
    return new Watch(
        new WatchSettings(WatchSettings.EVERY, List.of(HELD_UP), Map.of("slack", "C0OPS0001")),
        List.of(new Clusters(List.of(entry), pool).get("day")),
        () -> alerts,
        _ -> true,
        EndedBy.NOBODY,
        _ -> _ -> false,
        new LastHours(),
        memory,
        clock,
        Watch.Meter.NONE);
  }

  private static long heapMb() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  /** The rounds of a watch, and a chat that shows what it tells. */
  private final class Day {
    private final Watch watch;
    private final Announcements announcements;
    private final PostgresDatabase database;

    private Day(Watch watch, Announcements announcements, PostgresDatabase database) {
      this.watch = watch;
      this.announcements = announcements;
      this.database = database;
    }

    private void hour(PostgresSession holder, PostgresSession waiter, boolean flaps) {
      int left = 60;
      left -= held(holder, waiter, 10);
      if (flaps) {
        minutes(5);
        left -= 5 + held(holder, waiter, 2);
      }
      minutes(left);
    }

    private int held(PostgresSession holder, PostgresSession waiter, int minutes) {
      holder.run("BEGIN", LOCK);
      var waiting = waiter.start(LOCK);
      database.awaitTrue(
          "SELECT count(*) = 1 FROM pg_stat_activity WHERE application_name = 'day-waiter'"
              + " AND wait_event_type = 'Lock'");
      minutes(minutes);
      holder.run("ROLLBACK");
      assertThat(waiting.failure()).isEmpty();
      return minutes;
    }

    private void minutes(int number) {
      for (int i = 0; i < number * A_MINUTE; i++) {
        clock.pass(WatchSettings.EVERY);
        watch.run();
        while (!memory.busy.isEmpty()) {
          Thread.onSpinWait();
        }
        announcements.claim("slack", 50).forEach(this::show);
      }
    }

    private void show(Announcement announcement) {
      if (announcement.message().isPresent()) {
        edits++;
      } else {
        posts++;
      }
      long version =
          announcement.subject() instanceof Announcement.AlertCard(var _, long wanted) ? wanted : 1;
      announcements.shown(announcement, version, "ts-" + posts);
    }
  }
}
