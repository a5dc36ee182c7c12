package io.github.pgbailiff.chat.terminal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.replies.EmptyReplies;
import io.github.pgbailiff.testing.replies.Golden;
import io.github.pgbailiff.testing.replies.Replies;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextRendererTest {
  private static final Golden GOLDEN = new Golden(TextRendererTest.class);

  static Stream<String> names() {
    return Replies.all().keySet().stream();
  }

  private static String text(String name, int width, View view) {
    return new TextRenderer(width, false, view, ZoneOffset.UTC).render(Replies.named(name));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_wide_terminal_reads_as_it_was_found_right(String name) {
    GOLDEN.holds("wide/" + name + ".txt", text(name, 140, View.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_terminal_of_80_columns_reads_as_it_was_found_right(String name) {
    GOLDEN.holds("80/" + name + ".txt", text(name, 80, View.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("names")
  void the_narrow_view_reads_as_it_was_found_right(String name) {
    GOLDEN.holds("narrow/" + name + ".txt", text(name, 80, View.NARROW));
  }

  static Stream<Reply> everything() {
    return Stream.concat(Replies.all().values().stream(), EmptyReplies.all().stream());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void no_reply_is_shown_as_nothing(Reply reply) {
    for (View view : View.values()) {
      assertThat(new TextRenderer(80, false, view).render(reply)).isNotBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sessions", "locks", "approval-card", "outcome", "refusal-denied", "usage"})
  void colours_are_as_they_were_found_right(String name) {
    String coloured =
        new TextRenderer(80, true, View.DEFAULT, ZoneOffset.UTC).render(Replies.named(name));
    GOLDEN.holds("colours/" + name + ".txt", coloured.replace("\u001b", "ESC"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void colours_say_nothing_that_the_words_do_not(String name) {
    String coloured =
        new TextRenderer(80, true, View.DEFAULT, ZoneOffset.UTC).render(Replies.named(name));
    assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(text(name, 80, View.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("names")
  void no_line_is_wider_than_the_terminal(String name) {
    for (int width : List.of(20, 38, 60, 80, 100, 140, 300)) {
      for (View view : View.values()) {
        if (!name.equals("sessions-file")) {
          assertThat(text(name, width, view).lines())
              .as("%s at %d", view, width)
              .allMatch(line -> TextWidth.of(line) <= width);
        }
      }
    }
  }

  private static Reply.Report report(Body body) {
    var section = new Section(List.of(), List.of(body), List.of());
    return new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
  }

  @Test
  void a_chain_of_5000_waiters_is_drawn_line_by_line() {
    var columns = List.of(Column.of("pid", "PID", Audience.ALWAYS));
    var node = new Body.Node(List.of(Value.whole(5000)), List.of());
    for (int pid = 4999; pid >= 0; pid--) {
      node = new Body.Node(List.of(Value.whole(pid)), List.of(node));
    }
    var reply = report(new Body.Tree("roots", "waiters", columns, List.of(node)));
    String text = new TextRenderer(80, false, View.DEFAULT).render(reply);
    assertThat(text.lines()).hasSize(5001).contains("(1234) └─ 1234");
  }

  @Test
  void each_sentence_stands_on_a_line_of_its_own() {
    List<Field> facts =
        List.of(
            Field.people("", Value.line(Value.text("vic · psql"))),
            Field.people("", Value.text("2 of 5")),
            Field.people("", Value.line(Value.text("ann · cart"))));
    var reply = new Reply.Report(facts, "", List.of(), List.of(), ExitCode.DONE);
    assertThat(new TextRenderer(80, false, View.DEFAULT).render(reply).lines())
        .containsExactly("2 of 5", "vic · psql", "ann · cart");
  }

  @Test
  void a_list_without_entries_says_so() {
    var columns = List.of(Column.of("request", "ID", Audience.ALWAYS));
    var reply = report(Body.Table.of("requests", columns, List.of()));
    assertThat(new TextRenderer(80, false, View.DEFAULT).render(reply)).isEqualTo("no requests\n");
  }
}
