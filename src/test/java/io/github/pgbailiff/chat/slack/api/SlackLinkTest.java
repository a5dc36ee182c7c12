package io.github.pgbailiff.chat.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Platform.RejectedException;
import io.github.pgbailiff.chat.slack.SlackStage;
import io.github.pgbailiff.testing.slack.FakeSlackFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection, and everything that happens to one. */
final class SlackLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder = Path.of("");
  private SlackStage stage;

  @BeforeEach
  void set() {
    stage = SlackStage.unconnected(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void connect() {
    stage.platform.start();
    works();
  }

  private void works() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage.platform.problem()).isEmpty());
    stage.slack.as("ann").types("/pg sessions").sees("71322");
  }

  @Test
  void it_says_why_no_commands_can_be_taken_until_they_can() {
    assertThat(stage.platform.problem()).contains("slack is not connected yet");
    connect();
    assertThat(stage.slack.calls("auth.test")).isEqualTo(1);
    stage.platform.close();
    assertThat(stage.platform.problem()).isPresent();
    await().until(() -> !stage.slack.connected());
  }

  @Test
  void nothing_of_it_runs_on_after_it_is_closed() {
    connect();
    stage.platform.close();
    await()
        .untilAsserted(() ->
            assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("socket-mode")));
  }

  @Test
  void a_rejected_bot_token_names_its_setting() {
    stage.slack.revoke(stage.slack.botToken());
    assertThatThrownBy(stage.platform::start)
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.setting()).isEqualTo("slack.bot_token"))
        .hasMessageContaining("token_revoked")
        .hasMessageContaining("xoxb-")
        .hasMessageNotContaining(stage.slack.botToken());
  }

  @Test
  void a_rejected_app_token_names_its_setting() {
    stage.slack.revoke(stage.slack.appToken());
    assertThatThrownBy(stage.platform::start)
        .isInstanceOfSatisfying(
            RejectedException.class, e -> assertThat(e.setting()).isEqualTo("slack.app_token"))
        .hasMessageContaining("connections:write")
        .hasMessageNotContaining(stage.slack.appToken());
  }

  @Test
  void a_slack_that_is_down_at_the_start_is_tried_again() {
    stage.slack.fail("auth.test", new FakeSlackFault.Status(503, "down"));
    stage.slack.fail("auth.test", new FakeSlackFault.Status(502, "<html>"));
    stage.slack.fail("apps.connections.open", new FakeSlackFault.Status(503, "down"));
    stage.slack.fail("apps.connections.open", new FakeSlackFault.Refused("internal_error"));
    stage.platform.start();
    assertThat(stage.platform.problem()).isPresent();
    works();
  }

  @Test
  void a_dropped_socket_is_opened_again() {
    connect();
    stage.slack.dropSocket();
    await().atMost(PATIENCE).until(() -> stage.slack.connections() == 2);
    works();
  }

  @Test
  void refused_reconnections_do_not_end_it() {
    connect();
    for (String error : new String[] {"internal_error", "internal_error", "fatal_error"}) {
      stage.slack.fail("apps.connections.open", new FakeSlackFault.Refused(error));
    }
    stage.slack.fail("apps.connections.open", new FakeSlackFault.RateLimited(1));
    stage.slack.dropSocket();
    await().atMost(PATIENCE).until(() -> stage.platform.problem().isPresent());
    await().atMost(PATIENCE).until(() -> stage.slack.connections() == 2);
    works();
  }

  @Test
  void a_socket_that_nothing_comes_through_is_replaced() {
    connect();
    stage.slack.halfOpen();
    await().atMost(PATIENCE).until(() -> stage.slack.connections() >= 2);
    stage.slack.heal();
    works();
  }

  @ParameterizedTest
  @ValueSource(strings = {"warning", "refresh_requested", "link_disabled", "too_many_websockets"})
  void a_socket_that_slack_wants_replaced_is_replaced(String reason) {
    connect();
    stage.slack.refresh(reason);
    await().atMost(PATIENCE).until(() -> stage.slack.connections() >= 2);
    works();
  }

  @Test
  void an_app_token_that_is_revoked_while_it_runs_is_tried_until_it_works() {
    connect();
    stage.slack.revoke(stage.slack.appToken());
    stage.slack.dropSocket();
    await()
        .atMost(PATIENCE)
        .until(() -> stage.platform.problem().orElse("").contains("slack.app_token"));
    stage.slack.reinstate();
    works();
  }

  @Test
  void a_bot_token_that_is_revoked_shows_before_anybody_needs_it() {
    connect();
    stage.slack.revoke(stage.slack.botToken());
    await()
        .atMost(PATIENCE)
        .until(() -> stage.platform.problem().orElse("").contains("slack.bot_token"));
    stage.slack.reinstate();
    works();
  }

  @Test
  void a_bot_token_that_is_revoked_while_it_runs_is_told_and_noticed_when_it_works() {
    connect();
    stage.slack.revoke(stage.slack.botToken());
    stage.slack.as("new").types("/pg sessions").sees("it cannot be found out who you are");
    assertThat(stage.platform.problem())
        .hasValueSatisfying(why -> assertThat(why).contains("token_revoked"));
    stage.slack.reinstate();
    works();
    assertThat(stage.platform.problem()).isEqualTo(Optional.empty());
  }
}
