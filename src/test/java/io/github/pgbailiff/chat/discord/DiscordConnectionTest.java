package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.Platform.RejectedException;
import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordFault;
import io.github.pgbailiff.testing.discord.FakeDiscordPerson;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the connection when Discord, the network or the token fail. */
final class DiscordConnectionTest {
  private DiscordRig rig;
  private FakeDiscord discord;

  @BeforeEach
  void open(@TempDir Path folder) {
    rig = new DiscordRig(folder);
    discord = rig.discord;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void answers() {
    int before = rig.handler.handled.size();
    discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(rig.handler.handled).hasSize(before + 1);
  }

  @Test
  void a_wrong_token_is_rejected_by_name_and_not_shown() {
    DiscordPlatform platform = rig.platform(rig.settings("wrong-secret"), rig.handler);
    assertThatThrownBy(platform::start)
        .isInstanceOf(RejectedException.class)
        .hasMessageStartingWith("discord.token: ")
        .hasMessageNotContaining("wrong-secret");
  }

  @Test
  void a_token_that_is_revoked_shows_before_anybody_needs_it() {
    DiscordPlatform platform = rig.connected();
    discord.revokeToken(true);
    await()
        .atMost(DiscordRig.PATIENCE)
        .until(() -> platform.problem().orElse("").contains("discord.token"));
    discord.revokeToken(false);
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
    answers();
  }

  @Test
  void it_asks_for_no_upgrade_that_plain_servers_refuse() {
    rig.connected();
    assertThat(rig.wire.headers()).isNotEmpty().noneMatch(head -> head.contains("h2c"));
  }

  @Test
  void a_discord_that_cannot_be_reached_is_tried_again_until_it_is_there() {
    for (int i = 0; i < 7; i++) {
      discord.fail("users/@me", new FakeDiscordFault.Status(503));
    }
    DiscordPlatform platform = rig.platform(rig.settings(), rig.handler);
    assertThat(platform.problem()).contains("not started");
    platform.start();
    assertThat(platform.problem()).isPresent();
    rig.awaitConnected(platform);
    answers();
  }

  @Test
  void the_address_of_the_gateway_is_asked_from_the_api() {
    rig.connected();
    assertThat(discord.calls("GET gateway")).isEqualTo(1);
  }

  @Test
  void a_dropped_connection_is_resumed_and_what_was_typed_meanwhile_is_answered() {
    rig.connected();
    discord.drop();
    FakeDiscordPerson ann = discord.as("ann").sends("/pg sessions");
    ann.sees("71322");
    assertThat(discord.sessionsResumed()).isEqualTo(1);
    assertThat(discord.sessionsBegun()).isEqualTo(1);
  }

  @Test
  void a_request_to_reconnect_is_followed() {
    DiscordPlatform platform = rig.connected();
    discord.askToReconnect();
    await().atMost(DiscordRig.PATIENCE).until(() -> discord.sessionsResumed() == 1);
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
    answers();
  }

  @Test
  void an_invalid_session_is_begun_anew() {
    DiscordPlatform platform = rig.connected();
    discord.invalidate(false);
    await().atMost(DiscordRig.PATIENCE).until(() -> discord.sessionsBegun() == 2);
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
    answers();
  }

  @Test
  void a_gateway_that_answers_no_heartbeat_is_left() {
    DiscordPlatform platform = rig.connected();
    discord.silence();
    // Where the machine is slow, the library may be given up before it has resumed by itself.
    await()
        .atMost(DiscordRig.PATIENCE)
        .until(() -> discord.sessionsResumed() > 0 || discord.sessionsBegun() > 1);
    discord.heal();
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
    answers();
  }

  @Test
  void a_gateway_that_never_answers_a_resumption_is_left() {
    DiscordPlatform platform = rig.connected();
    discord.forgetsResumptions();
    discord.closeWith(4900);
    discord.heal();
    await().until(() -> discord.sessionsBegun() > 1);
    await().until(() -> platform.problem().isEmpty());
    answers();
  }

  @Test
  void what_was_typed_too_long_ago_is_not_carried_out() {
    DiscordPlatform platform = rig.connected();
    discord.refuseConnections();
    FakeDiscordPerson ann = discord.as("ann").sends("/pg terminate pid:1");
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isPresent());
    await().pollDelay(Duration.ofMillis(3_300)).until(() -> true);
    discord.heal();
    await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
    answers();
    assertThat(rig.handler.handled).hasSize(1);
    assertThat(ann.acknowledgedAfter()).isEmpty();
  }

  @Test
  void a_token_that_is_revoked_while_it_runs_is_a_problem_until_it_is_taken_again() {
    DiscordPlatform platform = rig.connected();
    discord.revokeToken(true);
    discord.closeWith(4004);
    await()
        .atMost(DiscordRig.PATIENCE)
        .untilAsserted(() -> assertThat(platform.problem().orElse("")).contains("discord.token"));
    discord.heal();
    discord.revokeToken(false);
    rig.awaitConnected(platform);
    answers();
  }

  @Test
  void refused_intents_are_a_problem() {
    DiscordPlatform platform = rig.connected();
    discord.closeWith(4014);
    await()
        .atMost(DiscordRig.PATIENCE)
        .untilAsserted(() -> assertThat(platform.problem().orElse("")).contains("4014"));
  }

  @Test
  void commands_are_written_only_where_they_differ() {
    rig.connected().close();
    DiscordPlatform again = rig.platform(rig.settings(), rig.handler);
    again.start();
    await().atMost(DiscordRig.PATIENCE).until(() -> discord.calls("GET applications/") == 2);
    await().atMost(DiscordRig.PATIENCE).until(() -> again.problem().isEmpty());
    assertThat(discord.calls("PUT applications/")).isEqualTo(1);
  }

  @Test
  void a_guild_that_takes_no_commands_is_a_problem() {
    var elsewhere =
        new DiscordSettings(
            discord.token(),
            java.util.List.of("81384788765719999"),
            discord.apiUrl(),
            java.util.Optional.of(discord.gatewayUrl()),
            java.util.Map.of(),
            java.util.Optional.empty(),
            java.util.Optional.empty());
    DiscordPlatform platform = rig.platform(elsewhere, rig.handler);
    platform.start();
    await()
        .atMost(DiscordRig.PATIENCE)
        .untilAsserted(() ->
            assertThat(platform.problem().orElse("")).contains("commands cannot be registered"));
    assertThat(discord.calls("GET gateway")).isZero();
  }
}
