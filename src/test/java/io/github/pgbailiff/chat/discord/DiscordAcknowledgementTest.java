package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.discord.FakeDiscordFault;
import io.github.pgbailiff.testing.discord.FakeDiscordPerson;
import io.github.pgbailiff.testing.replies.Replies;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** First answers that arrive late, twice, or seem not to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiscordAcknowledgementTest {
  private DiscordRig rig;
  private FakeDiscord discord;

  @BeforeAll
  void connect(@TempDir Path folder) {
    rig = new DiscordRig(folder);
    discord = rig.discord;
    rig.connected();
  }

  @AfterAll
  void close() {
    rig.close();
  }

  @BeforeEach
  void reset() {
    rig.handler.handled.clear();
    rig.handler.reply = i -> Replies.named("sessions");
    rig.ahead = Duration.ZERO;
    discord.heal();
    discord.everything().forEach(discord::delete);
  }

  @Test
  void one_whose_connection_broke_after_discord_got_it_is_continued() {
    discord.fail("/callback", new FakeDiscordFault.DroppedAfterwards());
    discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(rig.handler.handled).hasSize(1);
  }

  @Test
  void one_that_is_said_to_be_another_processs_is_continued_by_whoever_claimed_it() {
    discord.fail("/callback", new FakeDiscordFault.DroppedAfterwards());
    discord.fail("/callback", new FakeDiscordFault.Refused(400, 40060));
    discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(rig.handler.handled).hasSize(1);
  }

  @Test
  void one_that_discord_does_not_take_stops_the_command() {
    discord.fail("/callback", new FakeDiscordFault.Refused(404, 10062));
    discord.as("ann").sends("/pg terminate pid:1");
    // Each interaction has a thread of its own: the fault could meet the other one.
    await().atMost(DiscordRig.PATIENCE).until(() -> !discord.failsYet("/callback"));
    discord.as("bob").types("/pg sessions").sees("71322");
    assertThat(rig.handler.handled).hasSize(1);
    assertThat(rig.handler.line()).isEqualTo("sessions");
  }

  @Test
  void a_question_opens_also_where_the_clock_is_ahead_of_discords() {
    rig.ahead = Duration.ofSeconds(10);
    rig.handler.reply = i -> Replies.named("approval-card");
    discord.as("bob").types("/pg requests").sees("R-1042").presses("Approve…");
    assertThat(discord.as("bob").asked()).contains("R-1042");
  }

  @Test
  void a_busy_discord_is_asked_again_in_time() {
    discord.fail("/callback", new FakeDiscordFault.Status(503));
    FakeDiscordPerson ann = discord.as("ann").types("/pg sessions").sees("71322");
    assertThat(ann.acknowledgedAfter().orElseThrow())
        .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
  }

  @Test
  void an_answer_that_is_rate_limited_arrives_later() {
    discord.fail("PATCH webhooks/", new FakeDiscordFault.RateLimited(1));
    discord.as("ann").types("/pg sessions").sees("71322");
  }

  @Test
  void one_of_two_sessions_with_the_token_answers(@TempDir Path other) {
    try (var second = new DiscordRig(other)) {
      var theirs = new RecordingDiscordHandler();
      DiscordPlatform platform = rig.platform(rig.settings(), theirs, second.store);
      platform.start();
      await().atMost(DiscordRig.PATIENCE).until(() -> discord.connected() == 2);
      await().atMost(DiscordRig.PATIENCE).until(() -> platform.problem().isEmpty());
      for (int i = 0; i < 10; i++) {
        discord.everything().forEach(discord::delete);
        discord.as("ann").types("/pg sessions").sees("71322");
      }
      assertThat(rig.handler.handled.size() + theirs.handled.size()).isEqualTo(10);
      platform.close();
    }
  }
}
