package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where warnings go while somebody types. */
final class ChatLogTest {
  private static final Logger LOG = LoggerFactory.getLogger(ChatLogTest.class);

  @TempDir private Path home;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @Test
  void a_chat_has_its_warnings_in_a_file_and_says_so_once_at_its_end() throws IOException {
    try (var _ = chat(Map.of("HOME", home.toString()), true)) {
      LOG.warn("the cluster is away", new IllegalStateException("refused"));
      LOG.warn("the cluster is away", new IllegalStateException("refused"));
      assertThat(shown()).isEmpty();
    }
    assertThat(shown()).isEqualTo("pgbailiff: warnings of this chat are in " + file() + "\n");
    assertThat(Files.readString(file())).contains("the cluster is away").hasLineCount(2);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void nothing_is_left_behind_or_said_where_nothing_was_logged() {
    chat(Map.of("HOME", home.toString()), true).close();
    assertThat(shown()).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_level_that_somebody_names_keeps_the_log_where_it_is() {
    try (var _ = chat(Map.of("HOME", home.toString(), "PGBAILIFF_LOG", "off"), true)) {
      LOG.warn("seen on standard error");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void without_a_person_in_front_of_it_the_log_stays_where_it_is() {
    try (var _ = chat(Map.of("HOME", home.toString()), false)) {
      LOG.warn("seen on standard error");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void after_the_chat_the_log_is_where_it_was() {
    chat(Map.of("HOME", home.toString()), true).close();
    LOG.warn("seen on standard error");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void a_folder_that_cannot_be_written_costs_nothing_but_the_lines() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    try (var _ = chat(Map.of("HOME", file.toString()), true)) {
      LOG.warn("lost");
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void a_long_file_is_begun_anew() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "x".repeat((int) LogFile.LONGEST + 1));
    try (var _ = chat(Map.of("HOME", home.toString()), true)) {
      LOG.warn("the first of the new ones");
    }
    assertThat(Files.readString(file())).hasLineCount(1).contains("the first of the new ones");
  }

  private ChatLog chat(Map<String, String> environment, boolean interactive) {
    return ChatLog.of(environment, interactive, new PrintStream(shown, true, UTF_8));
  }

  private Path file() {
    return home.resolve(".local/state/pgbailiff/chat.log");
  }

  private String shown() {
    return shown.toString(UTF_8);
  }
}
