package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.postgres.PostgresPair;
import io.github.pgbailiff.testing.postgres.PostgresSession;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Stories of what comes by itself. */
public interface AlertStories extends Scene {
  /** A lock that nobody else takes. */
  String LOCK = "SELECT pg_advisory_xact_lock(4711)";

  /** What Snooze… asks. */
  String HOW_LONG = "For how long";

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

  /** The cards that stand in a channel and hold the text; none where nothing is kept. */
  default List<String> cards(String text) {
    return platform().publicly().stream().filter(it -> it.contains(text)).toList();
  }

  /** The same thing was told once, where messages are kept. */
  default void toldOnce(String text) {
    assertThat(cards(text)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  default void an_alert_is_edited_starts_the_normal_act_and_says_which_people_ended_it() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession one = stage().session("queued");
        PostgresSession other = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = one.start(LOCK);
      bob().sees("prod: ").sees("holds up 1 session: queued");
      var next = other.start(LOCK);
      bob().sees("holds up 2 sessions: queued ×2");
      assertThat(platform().effects()).as("nobody is notified").isEmpty();
      ann().presses("Terminate " + holder.pid() + "…");
      ann().presses("Send for approval…").fills(Map.of("Reason", "stuck"));
      bob().presses("Approve…", "R-1").fills(Map.of());
      stage().gone(holder);
      assertThat(waiting.failure()).isEmpty();
      one.run("COMMIT");
      assertThat(next.failure()).isEmpty();
      bob().sees("is over after").sees("ended by R-1 of ann and bob");
      bob().types("/pg alerts A-1").sees("when it opened").sees("its transaction is");
      toldOnce("A-1");
    }
  }

  @Test
  default void whoever_may_not_act_on_an_alert_hears_who_may() {
    product().takes("oncall", "dan");
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      Someone dan = platform().as("dan");
      dan.sees("holds up 1 session: queued").presses("Terminate " + holder.pid() + "…");
      dan.sees("terminate").sees("dba");
      stage().alive(holder);
      holder.run("COMMIT");
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
      ann().types("/pg snooze " + alert(bob()) + " for:1h").sees("is snoozed");
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      bob().sees("it ended by itself");
    }
  }

  @Test
  default void an_alert_is_snoozed_by_its_button_until_it_is_over() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("holds up 1 session: queued").presses("Snooze…").fills(Map.of(HOW_LONG, "over"));
      bob().sees("is snoozed until it is over").sees("💤");
      assertThat(product().recorded("alert_snoozed")).isOne();
      ann().types("/pg alerts").sees("snoozed by bob until it is over");
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      bob().sees("it ended by itself");
      ann().types("/pg snooze A-1").sees("A-1 is over; there is nothing to hold back");
      toldOnce("A-1");
    }
  }

  @Test
  default void of_a_snoozed_application_nothing_more_is_told() {
    try (PostgresSession holder = stage().session("stuck");
        PostgresSession waiter = stage().session("queued");
        PostgresSession other = stage().session("stuck");
        PostgresSession behind = stage().session("behind")) {
      holder.run(LOCK);
      var waiting = waiter.start(LOCK);
      bob().sees("holds up 1 session: queued").presses("Snooze…").fills(Map.of(HOW_LONG, "app"));
      bob().sees("is snoozed, and so is all of stuck on prod");
      other.run("SELECT pg_advisory_xact_lock(4712)");
      behind.start("SELECT pg_advisory_xact_lock(4712)");
      stage().waits(behind);
      try (PostgresSession _ = stage().session("flood")) {
        bob().sees("rule flood");
        assertThat(bob().everything()).doesNotContain("behind");
      }
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
      toldOnce(first);
    }
  }

  @Test
  default void the_same_on_many_clusters_at_once_is_one_card() {
    try (PostgresSession storm = stage().session("storm")) {
      bob().sees("4 of 4 alerts are open: everywhere");
      toldOnce("everywhere");
      storm.run("COMMIT");
      bob().sees("0 of 4 alerts are open: everywhere");
      toldOnce("everywhere");
    }
  }

  @Test
  default void of_a_flood_ten_cards_appear_and_one_that_counts() {
    List<PostgresSession> flood =
        IntStream.range(0, 13).mapToObj(_ -> stage().session("flood")).toList();
    bob().sees("3 of 3 alerts are open: flood");
    assertThat(cards("flood").size()).isIn(0, 11);
    flood.forEach(PostgresSession::close);
    bob().sees("0 of 3 alerts are open: flood");
  }

  @Test
  default void of_what_a_standing_block_is_about_nothing_is_told() {
    try (PostgresSession inside = stage().inWiki()) {
      bob().types("/pg block staging db:" + stage().wiki()).presses("Confirm");
      bob().sees("database " + stage().wiki() + " shut");
      inside.run("BEGIN", "SELECT 1");
      try (PostgresSession _ = stage().session("flood")) {
        bob().sees("rule flood");
        assertThat(bob().everything()).doesNotContain("· wiki (");
      }
      bob().types("/pg unblock staging db:" + stage().wiki()).presses("Confirm");
      bob().sees("· wiki (" + inside.pid() + ") is idle in a transaction");
    } finally {
      stage().opensWiki();
    }
  }

  @Test
  default void a_restart_under_an_alert_tells_nothing_twice_and_loses_nothing() {
    try (PostgresSession holder = stage().session("patient");
        PostgresSession one = stage().session("queued");
        PostgresSession other = stage().session("queued")) {
      holder.run(LOCK);
      var waiting = one.start(LOCK);
      bob().sees("holds up 1 session: queued");
      product().restart();
      other.start(LOCK);
      bob().sees("holds up 2 sessions: queued ×2");
      assertThat(bob().everything()).doesNotContain("ended by itself");
      holder.run("COMMIT");
      assertThat(waiting.failure()).isEmpty();
      bob().sees("it ended by itself");
      toldOnce("A-1");
    }
  }

  @Test
  default void with_its_server_an_alert_is_over_and_the_next_is_of_the_server_that_took_over() {
    try (PostgresPair pair = PostgresPair.start(Map.of())) {
      stage().moves(pair);
      product().restart("URL", pair.url("postgres"));
      try (PostgresSession holder = stage().session(pair, "stuck");
          PostgresSession waiter = stage().session(pair, "queued")) {
        holder.run(LOCK);
        waiter.start(LOCK);
        bob().sees("holds up 1 session: queued");
        pair.failOver();
        bob().sees("ended by a failover to 127.0.0.1:" + pair.primary().port());
      }
      try (PostgresSession holder = stage().session(pair, "stuck");
          PostgresSession waiter = stage().session(pair, "behind")) {
        holder.run(LOCK);
        waiter.start(LOCK);
        bob().sees("holds up 1 session: behind");
        toldOnce("A-1");
        toldOnce("A-2");
      }
      product().stop();
    }
  }
}
