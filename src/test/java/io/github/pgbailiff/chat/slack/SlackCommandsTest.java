package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Workers;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Place;
import io.github.pgbailiff.testing.replies.Replies;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, up to the handler. */
final class SlackCommandsTest {
  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void connect() {
    stage = SlackStage.connected(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_slash_command_is_answered_to_whoever_typed_it_alone() {
    stage.slack.as("ann").types("/pg sessions prod-eu").sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("sessions prod-eu");
    assertThat(stage.handler.seen().getFirst().actor())
        .isEqualTo(new Actor("slack", stage.slack.userId("ann"), "ann"));
    assertThat(stage.handler.seen().getFirst().defaultCluster()).contains("prod-eu");
    assertThat(stage.slack.messages(stage.slack.channelId("ops"))).isEmpty();
  }

  @Test
  void what_slack_makes_of_the_text_is_undone() {
    stage.slack.as("ann").types("/pg sessions app:a&b idle:>5m").sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("sessions app:a&b idle:>5m");
  }

  @Test
  void nothing_typed_asks_for_help() {
    stage.slack.as("ann").types("/pg").sees("ann");
    assertThat(stage.handler.inputs()).containsExactly("help");
  }

  @Test
  void a_mention_in_a_thread_is_answered_privately_in_the_thread() {
    String root = stage.platform.announcer().deliver(ops(), Replies.named("outcome"), none());
    FakeSlackMessage message = stage.slack.messages(stage.slack.channelId("ops")).getFirst();
    stage.slack.as("ann").below(message).types("@pgbailiff sessions wiki");
    await().until(() -> stage.slack.as("ann").newest().onlyFor().isPresent());
    FakeSlackMessage answer = stage.slack.as("ann").newest();
    assertThat(answer.thread()).contains(root);
    assertThat(answer.onlyFor()).contains(stage.slack.userId("ann"));
    assertThat(stage.handler.inputs()).containsExactly("sessions wiki");
    assertThat(stage.handler.seen().getFirst().place().thread()).contains(root);
    assertThat(stage.handler.seen().getFirst().actor().name()).isEqualTo("ann");
  }

  @Test
  void a_direct_message_is_answered_where_it_was_written() {
    stage.slack.as("ann").privately().types("sessions wiki").sees("71322");
    assertThat(stage.slack.as("ann").newest().channel()).startsWith("D");
    assertThat(stage.handler.seen().getFirst().readOnly()).isEmpty();
  }

  @Test
  void the_same_delivery_runs_once() {
    var ann = stage.slack.as("ann").types("/pg sessions").sees("71322").again().again();
    ann.types("@pgbailiff whoami").again();
    ann.types("/pg usage");
    await().until(() -> stage.handler.inputs().contains("usage"));
    assertThat(stage.handler.inputs()).containsExactlyInAnyOrder("sessions", "whoami", "usage");
  }

  @Test
  void a_retry_that_another_replica_gets_runs_once_too() {
    var ann = stage.slack.as("ann").types("/pg sessions").sees("71322");
    try (SlackPlatform other = stage.replica()) {
      other.start();
      await().until(() -> stage.slack.open() == 2);
      stage.platform.close();
      await().until(() -> stage.slack.open() == 1);
      ann.again().types("/pg usage");
      await().until(() -> stage.handler.inputs().contains("usage"));
      assertThat(stage.handler.inputs()).containsExactly("sessions", "usage");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GUEST, guests",
    "STRANGER, accounts of another organisation",
    "DELETED, deactivated accounts",
    "BOT, bots"
  })
  void others_than_members_of_the_workspace_are_refused(String trait, String who) {
    stage.slack.unusual("eve", trait);
    stage.slack.as("eve").types("/pg sessions").sees("takes no commands from " + who);
    assertThat(stage.handler.seen()).isEmpty();
    assertThat(stage.handler.notLetIn).hasSize(1).allMatch(it -> it.contains(who));
  }

  @Test
  void bots_that_write_are_not_answered_at_all() {
    stage.slack.unusual("robot", "BOT");
    stage.slack.as("robot").types("@pgbailiff sessions");
    stage.slack.as("ann").types("/pg usage").sees("ann");
    assertThat(stage.handler.inputs()).containsExactly("usage");
  }

  @Test
  void whoever_cannot_be_looked_up_is_told_to_try_again() {
    stage.slack.fail("users.info", new FakeSlackFault.Refused("internal_error"));
    stage.slack.as("ann").types("/pg sessions").sees("it cannot be found out who you are");
    stage.slack.as("ann").types("/pg sessions").sees("71322");
  }

  @Test
  void nothing_can_be_changed_where_others_read_or_cards_cannot_appear() {
    stage.slack.addChannel("partners", true);
    stage.slack.addForeignChannel("elsewhere");
    stage.slack.as("ann").in("partners").types("/pg sessions").sees("71322");
    stage.slack.as("ann").in("elsewhere").types("/pg sessions");
    stage.slack.as("ann").amongOthers().types("/pg sessions");
    stage.slack.as("ann").types("/pg sessions");
    await().until(() -> stage.handler.seen().size() == 4);
    assertThat(readOnly("C0PARTN")).hasValueSatisfying(w -> assertThat(w).contains("shared with"));
    assertThat(readOnly("C0ELSEW")).hasValueSatisfying(w -> assertThat(w).contains("/invite"));
    assertThat(readOnly("D0OTHERS01")).hasValueSatisfying(w -> assertThat(w).contains("/invite"));
    assertThat(readOnly("C0OPS")).isEmpty();
  }

  private Optional<String> readOnly(String channel) {
    return stage.handler.seen().stream()
        .filter(invocation -> invocation.place().channel().startsWith(channel))
        .findFirst()
        .orElseThrow()
        .readOnly();
  }

  @Test
  void deliveries_are_acknowledged_while_all_earlier_ones_are_at_work() {
    var go = new CountDownLatch(1);
    stage.handler.answers(
        "slow",
        () -> {
          awaited(go);
          return Replies.named("whoami");
        });
    for (int i = 0; i < 30; i++) {
      var ann = stage.slack.as("ann").types("/pg slow " + i);
      assertThat(ann.acknowledged()).isLessThan(Duration.ofSeconds(1));
    }
    go.countDown();
    await().until(() -> stage.slack.as("ann").sees().size() == 30);
    assertThat(String.join("", stage.slack.as("ann").sees())).doesNotContain("operation_timeout");
  }

  @Test
  void whoever_comes_when_there_is_no_room_is_told_so() {
    var go = new CountDownLatch(1);
    stage.handler.answers(
        "slow",
        () -> {
          awaited(go);
          return Replies.named("whoami");
        });
    for (int i = 0; i < SlackPlatform.MOST_AT_ONCE; i++) {
      stage.slack.as("ann").types("/pg slow " + i);
    }
    stage.slack.as("bob").types("/pg sessions").sees(Workers.BUSY);
    stage.slack.as("cas").types("@pgbailiff sessions").sees(Workers.BUSY);
    go.countDown();
    await().until(() -> stage.slack.as("ann").sees().size() >= SlackPlatform.MOST_AT_ONCE);
    stage.slack.as("dan").types("/pg sessions").sees("71322");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void a_handler_that_fails_leaves_nobody_without_an_answer() {
    stage.handler.answers(
        "broken",
        () -> {
          throw new IllegalStateException("broken");
        });
    var ann = stage.slack.as("ann").types("/pg broken").sees("an error inside pgbailiff");
    assertThat(ann.sees()).hasSize(1);
    assertThat(stage.handler.inputs()).containsExactly("broken");
  }

  @Test
  void a_shortcut_runs_a_message_of_ones_own_only() {
    var ann = stage.slack.as("ann");
    stage.slack.write("ann", "ops", "/pg sessions wiki");
    FakeSlackMessage message = stage.slack.messages(stage.slack.channelId("ops")).getFirst();
    stage.slack.as("bob").shortcut("run", message).sees("this message is not yours");
    assertThat(stage.handler.notLetIn).hasSize(1).allMatch(it -> it.contains("not yours"));
    ann.shortcut("run", message).sees("71322");
    assertThat(stage.handler.inputs()).containsExactly("sessions wiki");
  }

  private Place ops() {
    return Place.of("slack", stage.slack.channelId("ops"));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
