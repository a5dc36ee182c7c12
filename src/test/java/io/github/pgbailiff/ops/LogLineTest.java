package io.github.pgbailiff.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogLineTest {
  private static final Optional<Throwable> NOTHING = Optional.empty();

  private final LoggerContext context = new LoggerContext();

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

  private void configure(Optional<String> wanted, Optional<String> usual) {
    new LogArrangement(wanted, usual).configure(context);
  }

  private String line(String message, Optional<? extends Throwable> thrown, Object... values) {
    var event =
        new LoggingEvent(
            "",
            context.getLogger("io.github.pgbailiff.Test"),
            Level.INFO,
            message,
            thrown.orElse(null),
            values);
    return new String(new LogLine().encode(event), UTF_8);
  }
}
