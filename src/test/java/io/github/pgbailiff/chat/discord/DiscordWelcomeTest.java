package io.github.pgbailiff.chat.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.chat.discord.message.DiscordSettings;
import io.github.pgbailiff.testing.discord.FakeDiscordMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscordWelcomeTest {
  private static final String OTHER = "81384788765712999";

  private DiscordRig rig;
  private String hall = "";

  @BeforeEach
  void connect(@TempDir Path folder) {
    rig = new DiscordRig(folder);
    hall = rig.discord.addChannel("hall");
    DiscordSettings settings =
        DiscordRig.settings(rig.discord, List.of(rig.discord.guildId(), OTHER));
    DiscordPlatform platform = rig.platform(settings, rig.handler);
    platform.start();
    await()
        .atMost(DiscordRig.PATIENCE)
        .until(() -> rig.discord.connected() > 0 && rig.discord.calls("PUT applications/") > 0);
    rig.discord.as("ann").types("/pg sessions").sees("71322");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private List<String> said() {
    return rig.discord.messages(hall).stream().map(FakeDiscordMessage::shown).toList();
  }

  @Test
  void it_says_one_helpful_sentence_where_it_is_invited_and_once_only() {
    rig.discord.invite(OTHER, "hall", true);
    await().atMost(DiscordRig.PATIENCE).until(() -> said().size() == 1);
    assertThat(said().getFirst()).contains("/pg sessions", "/pg help");
    rig.discord.sendAway(OTHER);
    rig.discord.invite(OTHER, "hall", true);
    rig.discord.as("ann").types("/pg usage").sees("71322");
    assertThat(said()).hasSize(1);
  }

  @Test
  void where_it_may_not_write_and_where_it_has_no_business_it_says_nothing() {
    rig.discord.invite(OTHER, "hall", false);
    rig.discord.invite("81384788765712998", "hall", true);
    rig.discord.as("ann").types("/pg usage").sees("71322");
    assertThat(said()).isEmpty();
  }
}
