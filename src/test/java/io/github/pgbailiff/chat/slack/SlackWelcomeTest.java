package io.github.pgbailiff.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.pgbailiff.testing.slack.FakeSlackMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SlackWelcomeTest {
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

  private List<String> said(String channel) {
    return stage.slack.messages(stage.slack.channelId(channel)).stream()
        .map(FakeSlackMessage::shown)
        .toList();
  }

  @Test
  void the_bot_says_one_helpful_sentence_where_it_is_invited() {
    stage.slack.addForeignChannel("help");
    stage.slack.as("ann").in("help").types("/pg sessions").sees("71322");
    assertThat(stage.handler.seen().getLast().readOnly()).isPresent();
    stage.slack.invite("help");
    await().untilAsserted(() -> assertThat(said("help")).hasSize(1));
    assertThat(said("help").getFirst())
        .contains("/pg sessions", "/pg help")
        .doesNotContain("shared");
    // That nothing can be changed from here is known to be over at once.
    stage.slack.as("ann").in("help").types("/pg usage").sees("ann");
    await().until(() -> stage.handler.seen().getLast().readOnly().isEmpty());
  }

  @Test
  void it_names_the_cluster_that_the_channel_stands_for() {
    stage.slack.joins("pgbailiff", "ops");
    await().untilAsserted(() -> assertThat(said("ops").toString()).contains("about prod-eu"));
  }

  @Test
  void it_says_what_cannot_be_done_where_others_read() {
    stage.slack.addChannel("shared", true);
    stage.slack.joins("pgbailiff", "shared");
    await()
        .untilAsserted(
            () -> assertThat(said("shared").toString()).contains("Nothing can be changed"));
  }

  @Test
  void it_says_it_once_and_nothing_of_others_who_come() {
    Runnable again = stage.slack.joins("pgbailiff", "ops");
    again.run();
    stage.slack.joins("ann", "ops");
    stage.slack.as("ann").types("/pg sessions").sees("71322");
    await().untilAsserted(() -> assertThat(said("ops")).hasSize(1));
    assertThat(said("ops")).hasSize(1);
  }
}
