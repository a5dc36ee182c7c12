package io.github.pgbailiff.command.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.command.Verbs;
import io.github.pgbailiff.command.parse.CommandParser;
import io.github.pgbailiff.command.parse.ParsedLine.Misunderstood;
import io.github.pgbailiff.command.parse.ParsedLine.Understood;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that a wiki changed, as a shell splits them. */
class ShellWordsTest {
  private final CommandParser parser = new CommandParser(Verbs.ALL);

  static Stream<Arguments> lines() {
    return Stream.of(
        line("sessions --user blog", "sessions", "—user", "blog"),
        line("sessions --user blog", "sessions", "–user", "blog"),
        line("sessions --user blog", "sessions", "–-user", "blog"),
        line("sessions user:blog", "sessions", "—user=blog"),
        line("sessions app:\"nightly job\"", "sessions", "app:“nightly", "job”"),
        line("sessions app:\"nightly job\"", "sessions", "app:„nightly", "job“"),
        line("sessions app:\"nightly job\"", "sessions", "app:‘nightly", "job’"),
        line("sessions app:\"nightly job\"", "sessions", "—app", "“nightly", "job”"),
        line("sessions app:\"nightly job\"", "sessions", "app:\"nightly job\""),
        line("sessions app:\"nightly job\"", "sessions", "app:nightly job"),
        line("sessions app:\"a b\",c", "sessions", "app:“a", "b”,c"),
        line("sessions user:!a,b", "sessions", "user:“!a,b”"),
        line("sessions prod-eu", "sessions", "“prod-eu”"),
        line("sessions prod-eu user:blog", "sessions", "prod-eu\u00a0user:blog"),
        line("terminate 1 reason:\"stuck deploy\"", "terminate", "1", "reason:“stuck", "deploy”"),
        line("terminate 1 reason:\"stuck deploy\"", "terminate", "1", "—reason=“stuck", "deploy”"),
        line("terminate 1 reason:\"5\\\" disk\"", "terminate", "1", "reason:5\" disk"),
        line("terminate 1 reason:\"it’s “new” code\"", "terminate", "1", "reason:it’s “new” code"),
        line("sessions user:o'brien", "sessions", "user:o'brien"),
        line("sessions app:a—b", "sessions", "app:a—b"));
  }

  private static Arguments line(String line, String... words) {
    return Arguments.of(line, List.of(words));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void means_in_a_shell_what_the_plain_line_means(String line, List<String> words) {
    assertThat(parser.parse(line)).isInstanceOf(Understood.class);
    if (line.contains("“new”")) {
      assertThat(((Understood) parser.parseWords(words)).command().options().text("reason"))
          .contains("it’s “new” code");
    } else {
      assertThat(parser.parseWords(words)).isEqualTo(parser.parse(line));
    }
  }

  @Test
  void a_quote_that_is_never_closed_is_told() {
    assertThat(parser.parseWords(List.of("sessions", "app:“nightly", "job")))
        .isInstanceOfSatisfying(
            Misunderstood.class, it -> assertThat(it.message()).contains("is never closed"));
  }
}
