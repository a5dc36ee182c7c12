package io.github.pgbailiff.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.testing.discord.FakeDiscord;
import io.github.pgbailiff.testing.slack.FakeSlack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of a real run that the pictures are drawn from; -Dpictures.record=true plays one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PicturesTest {
  private static final Path FOLDER = Path.of("src/docs/pictures/messages");

  @BeforeAll
  void record(@TempDir Path scratch) throws Exception {
    if (Boolean.getBoolean("pictures.record")) {
      try (var run = new PictureRun(scratch, FOLDER)) {
        run.play();
      }
    }
  }

  private static ObjectNode message(String name) throws IOException {
    JsonNode kept = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(name + ".json")));
    return ((ObjectNode) kept).without("people");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack-sessions", "slack-approval-card"})
  void slack_takes_what_was_drawn(String name) throws IOException {
    JsonNode blocks = message(name).path("blocks");
    assertThat(FakeSlack.problems(blocks)).isEmpty();
    assertThat(FakeSlack.shown(blocks)).contains("prod-eu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"discord-sessions", "discord-approval-card"})
  void discord_takes_what_was_drawn(String name) throws IOException {
    assertThat(FakeDiscord.problems(message(name))).isEmpty();
    assertThat(FakeDiscord.shown(message(name))).contains("prod-eu");
  }
}
