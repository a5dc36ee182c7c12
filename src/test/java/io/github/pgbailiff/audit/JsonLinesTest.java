package io.github.pgbailiff.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.pgbailiff.store.SqliteStores;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.StoreSettings;
import io.github.pgbailiff.store.Stores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class JsonLinesTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(JsonLines.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stdout = new PrintStream(bytes, false, StandardCharsets.US_ASCII);
  @TempDir Path folder = Path.of("");

  @BeforeEach
  void listen_to_the_log() {
    logged.start();
    logger.addAppender(logged);
    logger.setAdditive(false);
  }

  @AfterEach
  void leave_the_log() {
    logger.detachAppender(logged);
    logger.setAdditive(true);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<String> log() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static RecordLine line(String json) {
    return new RecordLine(EventType.ASKED, json);
  }

  @Test
  void off_writes_nothing() {
    try (JsonLines lines = JsonLines.of("off", stdout)) {
      lines.accept(line("{}"));
    }
    assertThat(printed()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void stdout_is_the_stream_that_stands_for_it_in_utf_8_and_at_once() {
    try (JsonLines lines = JsonLines.of("stdout", stdout)) {
      lines.accept(line("{\"a\":\"büro 😀\"}"));
      assertThat(printed()).isEqualTo("{\"a\":\"büro 😀\"}\n");
    }
    stdout.print("still open");
    stdout.flush();
    assertThat(printed()).endsWith("still open");
  }

  @Test
  void a_file_is_added_to_and_is_its_owners_alone() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    try (JsonLines lines = JsonLines.of(file.toString(), stdout)) {
      lines.accept(line("{\"n\":1}"));
    }
    try (JsonLines lines = JsonLines.of(file.toString(), stdout)) {
      lines.accept(line("{\"n\":2}"));
      assertThat(file).content().isEqualTo("{\"n\":1}\n{\"n\":2}\n");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(printed()).isEmpty();
  }

  @Test
  void a_file_that_was_moved_away_is_started_anew() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    Path rotated = folder.resolve("audit.jsonl.1");
    try (JsonLines lines = JsonLines.of(file.toString(), stdout)) {
      lines.accept(line("{\"n\":1}"));
      Files.move(file, rotated);
      lines.accept(line("{\"n\":2}"));
    }
    assertThat(rotated).content().isEqualTo("{\"n\":1}\n");
    assertThat(file).content().isEqualTo("{\"n\":2}\n");
  }

  @Test
  void a_symbolic_link_is_not_followed() throws IOException {
    Path target = Files.writeString(folder.resolve("passwd"), "root");
    Path link = Files.createSymbolicLink(folder.resolve("audit.jsonl"), target);
    Path none = Files.createSymbolicLink(folder.resolve("none"), folder.resolve("later"));
    for (Path file : List.of(link, none)) {
      try (JsonLines lines = JsonLines.of(file.toString(), stdout)) {
        lines.accept(line("{\"n\":1}"));
      }
    }
    assertThat(target).content().isEqualTo("root");
    assertThat(folder.resolve("later")).doesNotExist();
    assertThat(log()).anyMatch(line -> line.contains("cannot be written"));
  }

  @Test
  void lost_lines_are_reported_once_and_counted() throws IOException {
    Path later = folder.resolve("later");
    try (JsonLines lines = JsonLines.of(later.resolve("audit.jsonl").toString(), stdout)) {
      lines.accept(line("{\"n\":1}"));
      lines.accept(line("{\"n\":2}"));
      assertThat(log()).singleElement().asString().contains("cannot be written");
      Files.createDirectory(later);
      lines.accept(line("{\"n\":3}"));
    }
    assertThat(log()).hasSize(2).last().asString().contains("2 lines are missing");
    assertThat(later.resolve("audit.jsonl")).content().isEqualTo("{\"n\":3}\n");
  }

  @Test
  void a_stream_that_fails_never_harms_the_record() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    PrintStream closed = new PrintStream(gone, true, StandardCharsets.UTF_8);
    StoreSettings settings = SqliteStores.in(folder);
    try (JsonLines lines = JsonLines.of("stdout", closed);
        Store store = Stores.open(settings)) {
      AuditLog audit = new AuditLog(store, InstantSource.fixed(Instant.EPOCH), lines);
      assertThatCode(() -> audit.append(AuditLogContract.asked("slack:U0")))
          .doesNotThrowAnyException();
      assertThat(audit.head().seq()).isOne();
    }
    assertThat(log()).first().asString().contains("stdout cannot be written");
  }
}
