package io.github.pgbailiff.testing.replies;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures are drawn of these cards, so they hold what the program's own cards hold. */
class CardRepliesTest {
  private static final Path SOURCES = Path.of("src/main/java");

  @Test
  void every_field_of_a_card_is_one_that_the_program_writes() throws IOException {
    String sources = sources();
    List<Reply.Card> cards =
        List.of(
            CardReplies.confirm(),
            CardReplies.approval(),
            CardReplies.denied(),
            CardReplies.outcome(),
            CardReplies.outcomePartly(),
            CardReplies.blocked());
    assertThat(cards.stream().flatMap(card -> fields(card.report())))
        .hasSizeGreaterThan(20)
        .allSatisfy(field -> assertThat(sources).contains("\"" + field.column().heading() + "\""));
  }

  private static Stream<Field> fields(Reply.Report report) {
    return Stream.concat(
        report.facts().stream(),
        report.sections().stream()
            .flatMap(section ->
                Stream.concat(
                    section.facts().stream(),
                    section.bodies().stream().flatMap(CardRepliesTest::fields))));
  }

  private static Stream<Field> fields(Body body) {
    return body instanceof Body.Details details ? details.fields().stream() : Stream.of();
  }

  private static String sources() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(CardRepliesTest::text)
          .collect(joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
