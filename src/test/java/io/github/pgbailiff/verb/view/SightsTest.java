package io.github.pgbailiff.verb.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.postgres.session.ClusterLoad;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
import io.github.pgbailiff.postgres.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SightsTest {
  private static final Instant NOW = Instant.parse("2026-11-30T03:12:00Z");
  private static final Session SHORT = session(1, "active", Duration.ofMinutes(4));
  private static final Session LONG = session(2, "active", Duration.ofMinutes(14));
  private static final Session LONGEST = session(3, "active", Duration.ofHours(3));
  private static final Session LINGERS = session(4, "idle in transaction", Duration.ofHours(9));

  private static Session session(int pid, String state, Duration since) {
    return session(pid, state, since, List.of(), Optional.empty());
  }

  private static Session session(
      int pid,
      String state,
      Duration since,
      List<Integer> blockers,
      Optional<SessionExclusion> exclusion) {
    Optional<Instant> began = Optional.of(NOW.minus(since));
    return new Session(
        pid,
        began,
        Optional.of("shop"),
        Optional.of("bi"),
        false,
        Optional.of("report"),
        Optional.empty(),
        Optional.empty(),
        "client backend",
        false,
        Optional.of(state),
        Optional.empty(),
        Optional.empty(),
        began,
        began,
        began,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        NOW,
        blockers,
        0,
        exclusion);
  }

  private static Sessions of(Session... sessions) {
    var server = new RunningServer("prod", NOW);
    var load = new ClusterLoad(9, 100, 3, 4, 1, 0, Optional.empty(), NOW, server);
    return new Sessions(
        List.of(sessions), sessions.length, sessions.length, 0, 0, 0, load, new LockWaits());
  }

  @Test
  void a_query_that_runs_for_long_is_worth_a_look_and_the_longest_first() {
    assertThat(Sights.runaway(of(SHORT, LINGERS))).isEmpty();
    assertThat(Sights.runaway(of(SHORT, LONG, LONGEST, LINGERS))).contains(LONGEST);
  }

  @Test
  void who_waits_for_somebody_or_is_left_alone_is_no_runaway() {
    Duration hours = Duration.ofHours(5);
    Session waits = session(5, "active", hours, List.of(4), Optional.empty());
    var kept = new SessionExclusion(SessionExclusion.Kind.PROTECTED, "protected by the config");
    Session backup = session(6, "active", hours, List.of(), Optional.of(kept));
    assertThat(Sights.runaway(of(waits, backup))).isEmpty();
    assertThat(Sights.runaway(of(waits, backup, LONG))).contains(LONG);
  }

  @Test
  void an_idle_transaction_is_worth_a_look_once_it_lingers() {
    Session fresh = session(7, "idle in transaction", Duration.ofMinutes(1));
    assertThat(Sights.lingering(of(LONGEST, fresh))).isEmpty();
    assertThat(Sights.worst(of(LONGEST, fresh, LINGERS))).contains(LINGERS);
  }
}
