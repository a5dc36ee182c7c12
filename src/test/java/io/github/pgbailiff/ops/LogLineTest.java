package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogLineTest {
  private static final Optional<Throwable> NOTHING = Optional.empty();

  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void keepValues() {
    context.setMDCAdapter(new LogbackMDCAdapter());
  }

  @Test
  void a_value_makes_no_line_of_its_own() {
    String line = line("asked by {}", NOTHING, "ann\r\n2026-11-22T00:00:00Z ERROR [main] forged");
    assertThat(line).endsWith("asked by ann\\r\\n2026-11-22T00:00:00Z ERROR [main] forged\n");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void a_value_moves_no_cursor_and_turns_no_text() {
    assertThat(line("{}", NOTHING, "\u001b[2J\u0085\u2028\u202e\ud800"))
        .endsWith(": \\u{1b}[2J\\u{85}\\u{2028}\\u{202e}\\u{d800}\n");
  }

  @Test
  void an_exception_stays_on_the_line_with_its_causes() {
    var cause = new IllegalArgumentException("bad\nvalue");
    String line = line("failed", Optional.of(new IllegalStateException("store", cause)));
    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains("failed | java.lang.IllegalStateException: store at ")
        .contains(" | java.lang.IllegalArgumentException: bad\\nvalue at ")
        .contains("LogLineTest");
  }

  @Test
  void a_line_has_its_bound() {
    assertThat(line("{}", NOTHING, "x".repeat(1_000_000)))
        .hasSizeLessThan(20_000)
        .endsWith(" ...\n");
  }

  @Test
  void libraries_are_heard_from_warnings_on_however_much_is_asked_of_us() {
    configure(Optional.of("DEBUG"), Optional.of("info"));
    assertThat(context.getLogger("io.github.pgbailiff.store").isDebugEnabled()).isTrue();
    assertThat(context.getLogger("com.zaxxer.hikari").isInfoEnabled()).isFalse();
    assertThat(context.getLogger("com.zaxxer.hikari").isWarnEnabled()).isTrue();
  }

  @Test
  void a_connection_that_was_cut_is_no_warning_and_one_that_cannot_be_had_is() {
    configure(Optional.empty(), Optional.of("info"));
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    Logger pool = context.getLogger("com.zaxxer.hikari.pool.PoolBase");
    pool.addAppender(heard);
    pool.setAdditive(false);
    pool.warn("{} - Failed to validate connection {} ({}). Possibly consider", "a", "b", "c");
    pool.warn("{} - Failed to create/setup connection: {}", "a", "b");
    assertThat(heard.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("a - Failed to create/setup connection: b");
  }

  @Test
  void the_launcher_says_what_is_usual() {
    configure(Optional.empty(), Optional.of("info"));
    assertThat(context.getLogger("io.github.pgbailiff.ops").getEffectiveLevel())
        .isEqualTo(Level.INFO);
  }

  @Test
  void warnings_are_usual_where_nobody_says() {
    configure(Optional.of("verbose"), Optional.empty());
    assertThat(context.getLogger("io.github.pgbailiff.ops").getEffectiveLevel())
        .isEqualTo(Level.WARN);
  }

  @Test
  void off_silences_libraries_too() {
    configure(Optional.of("off"), Optional.empty());
    assertThat(context.getLogger("net.dv8tion.jda").isErrorEnabled()).isFalse();
  }

  @Test
  void the_request_and_the_actor_stand_behind_the_message() {
    var event = event("carried out", NOTHING);
    event.setMDCPropertyMap(Map.of("request", "R-1042", "actor", "slack:U0ANN"));
    assertThat(new String(new LogLine().encode(event), UTF_8))
        .endsWith(": carried out actor=slack:U0ANN request=R-1042\n");
  }

  @Test
  void a_line_may_be_an_object() {
    var event =
        event("asked by {}", Optional.of(new IllegalStateException("store")), "a\"\n\u202e");
    event.setMDCPropertyMap(Map.of("request", "R-1042", "actor", "slack:U0ANN"));
    String line = new String(new LogJson().encode(event), UTF_8);
    assertThat(line.lines()).hasSize(1);
    JsonNode object = JsonMapper.shared().readTree(line);
    assertThat(object.propertyNames())
        .containsExactly("at", "level", "thread", "logger", "message", "actor", "request", "error");
    assertThat(object.get("level").asString()).isEqualTo("INFO");
    assertThat(object.get("message").asString()).isEqualTo("asked by a\"\n\u202e");
    assertThat(object.get("request").asString()).isEqualTo("R-1042");
    assertThat(object.get("actor").asString()).isEqualTo("slack:U0ANN");
    assertThat(object.get("error").asString())
        .startsWith("java.lang.IllegalStateException: store at ");
  }

  @Test
  void an_object_has_its_bound_too() {
    byte[] line = new LogJson().encode(event("{}", NOTHING, "x".repeat(1_000_000)));
    assertThat(line).hasSizeLessThan(20_000);
  }

  private void configure(Optional<String> wanted, Optional<String> usual) {
    new LogArrangement(wanted, usual, Optional.empty()).configure(context);
  }

  private LoggingEvent event(
      String message, Optional<? extends Throwable> thrown, Object... values) {
    return new LoggingEvent(
        "",
        context.getLogger("io.github.pgbailiff.Test"),
        Level.INFO,
        message,
        thrown.orElse(null),
        values);
  }

  private String line(String message, Optional<? extends Throwable> thrown, Object... values) {
    return new String(new LogLine().encode(event(message, thrown, values)), UTF_8);
  }
}
