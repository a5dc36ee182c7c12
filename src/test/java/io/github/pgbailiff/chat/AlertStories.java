package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Stories of what comes by itself. */
public interface AlertStories extends Scene {
  /** A lock that nobody else takes. */
  String LOCK = "SELECT pg_advisory_xact_lock(4711)";

  private Someone eve() {
    return platform().as("eve");
  }

  private static String alert(Someone someone) {
    return Pattern.compile("A-[0-9]+")
        .matcher(someone.everything())
        .results()
        .map(MatchResult::group)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  @Test
  default void an_alert_starts_the_normal_act_and_says_who_ended_it() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("staging: ").sees("holds up 1 session: queued");
      bob().presses("Terminate " + holder.pid() + "…").presses("Confirm");
      stage().gone(holder);
      bob().sees("is over after").sees("ended by R-1 of bob");
      assertThat(waiting.failure()).isEmpty();
    }
  }

  @Test
  default void whoever_may_not_see_the_cluster_gets_nothing_of_an_alert() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("holds up 1 session: queued");
      eve().types("/pg alerts").sees("read");
      eve().types("/pg snooze " + alert(bob())).sees("that you may see");
      stage().alive(holder);
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      bob().sees("it ended by itself");
    }
  }

  @Test
  default void a_snoozed_alert_is_on_the_record() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("holds up 1 session: queued");
      ann().types("/pg snooze " + alert(bob()) + " for:1h").sees("is snoozed");
      bob().types("/pg alerts").sees("snoozed");
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
    }
  }

  @Test
  default void what_is_true_again_soon_opens_the_same_card() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("holds up 1 session: queued");
      String first = alert(bob());
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      bob().sees("it ended by itself");
      waiter.run("COMMIT");
      holder.run("BEGIN", LOCK);
      var again = waiter.start("BEGIN; " + LOCK);
      bob().sees(first + " · rule");
      assertThat(alert(bob())).isEqualTo(first);
      holder.run("COMMIT");
      assertThat(again.failure()).isEmpty();
      bob().sees("it ended by itself");
    }
  }
}
