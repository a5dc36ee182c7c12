package io.github.pgbailiff.chat.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.chat.terminal.text.Shown;
import io.github.pgbailiff.chat.terminal.text.TextRenderer;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Button;
import io.github.pgbailiff.reply.Button.Style;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.ExitCode;
import io.github.pgbailiff.reply.Field;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Press;
import io.github.pgbailiff.reply.Press.Action;
import io.github.pgbailiff.reply.Reply;
import io.github.pgbailiff.reply.Section;
import io.github.pgbailiff.reply.Tone;
import io.github.pgbailiff.reply.Value;
import io.github.pgbailiff.testing.Fuzz;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text, however chosen, gets out of the place that it is shown in. */
final class HostileTextTest {
  private static final List<String> PIECES =
      List.of(
          "\u001b[31m",
          "\u001b[2J",
          "\u001b]0;x\u0007",
          "\u009b1A",
          "\u009d0;x\u009c",
          "\u001bP",
          "\r",
          "\n",
          "\r\n",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u000b",
          "\f",
          "\t",
          "\b",
          "\u007f",
          "\u202e",
          "\u202d",
          "\u2066",
          "\u2067",
          "\u2069",
          "\u061c",
          "\u200e",
          "\u200f",
          "\u200b",
          "\u200c",
          "\u200d",
          "\u2060",
          "\ufeff",
          "\u00ad",
          "\u034f",
          "\u3164",
          "\u115f",
          "\ufe0f",
          "\ue000",
          "\ufff9",
          "\udb40\udc41",
          "\ud800",
          "\udc00",
          "\u0301",
          "\u0488",
          "\u0301\u0302\u0303\u0304\u0305\u0306",
          "日本",
          "한",
          "👩‍👩‍👧",
          "🐘",
          "❤️",
          "ｆｕｌｌ",
          "a",
          "b c",
          "  ",
          " ",
          "=",
          "├─ ",
          "┃ ",
          "[1] Confirm",
          "\\",
          "\"",
          "…",
          "");

  static Stream<String> texts() {
    return texts(20261122);
  }

  private static Stream<String> texts(long seed) {
    var random = new Random(seed);
    return Stream.generate(() ->
            random
                .ints(1 + random.nextInt(12), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining()))
        .limit(300);
  }

  private static Reply everywhere(String text) {
    var value = Value.text(text);
    var columns =
        List.of(
            Column.of("pid", "PID", Audience.ALWAYS),
            Column.of("usename", text, Audience.ALWAYS),
            Column.of("query", "QUERY", Audience.ALWAYS));
    List<Value> row = List.of(Value.whole(1), value, value);
    var node = new Body.Node(row, List.of(new Body.Node(row, List.of())));
    List<Body> bodies =
        List.of(
            new Body.Table(text, columns, Collections.nCopies(3, row), 9),
            new Body.Tree("roots", "waiters", columns, List.of(node)),
            new Body.Details("d", List.of(Field.of("f", text, value)), List.of()),
            new Body.Counts("c", text, Map.of(text, 3L), Map.of(text, 4L)));
    var facts = List.of(Field.of("a", text, value), Field.of("b", "", Value.texts(List.of(text))));
    var section = new Section(facts, bodies, List.of(text));
    var report = new Reply.Report(facts, "", List.of(section), List.of(text), ExitCode.DONE);
    var button = new Button(text, Style.PLAIN, new Press(Action.CONFIRM, "R-1", 1));
    return new Reply.Card(text, Tone.BAD, report, List.of(button), List.of(text));
  }

  private static void harmless(String text, int width) {
    assertThat(text.codePoints().filter(c -> c != '\n'))
        .noneMatch(c -> Character.getType(c) == Character.CONTROL)
        .noneMatch(c -> Character.getType(c) == Character.FORMAT)
        .noneMatch(c -> Character.getType(c) == Character.SURROGATE)
        .noneMatch(c -> Character.getType(c) == Character.LINE_SEPARATOR)
        .noneMatch(c -> Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    assertThat(text.lines()).allMatch(line -> TextWidth.of(line) <= width);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void nothing_moves_the_cursor_or_turns_the_direction(String text) {
    for (int width : List.of(20, 38, 80, 200)) {
      for (View view : View.values()) {
        harmless(new TextRenderer(width, false, view).render(everywhere(text)), width);
      }
    }
    var refusal = Reply.Refusal.of("usage", text, ExitCode.USAGE);
    harmless(new TextRenderer(80, false, View.DEFAULT).render(refusal), 80);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void every_line_of_a_card_stays_behind_its_bar(String text) {
    assertThat(new TextRenderer(80, false, View.DEFAULT).render(everywhere(text)).lines())
        .allMatch(line -> line.startsWith("┃"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_row_stays_one_line_and_its_columns_cannot_be_forged(String text) {
    var columns =
        List.of(
            Column.of("usename", "USER", Audience.ALWAYS),
            Column.of("pid", "PID", Audience.ALWAYS));
    // A column of nothing at all is not shown.
    var rows =
        List.of(
            List.of(Value.text(text), Value.whole(4711)), List.of(Value.text("x"), Value.whole(1)));
    var section = new Section(List.of(), List.of(Body.Table.of("t", columns, rows)), List.of());
    var report = new Reply.Report(List.of(), "", List.of(section), List.of(), ExitCode.DONE);
    List<String> lines = new TextRenderer(400, false, View.DEFAULT).render(report).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).containsOnlyOnce(" 4711").endsWith(" 4711");
    assertThat(lines.get(1).replaceFirst(" +4711$", "")).doesNotContain("  ");
  }

  @Test
  @Tag("fuzz")
  void no_text_gets_out() {
    Fuzz.seeds(seed ->
        texts(seed)
            .forEach(text -> {
              nothing_moves_the_cursor_or_turns_the_direction(text);
              every_line_of_a_card_stays_behind_its_bar(text);
              a_row_stays_one_line_and_its_columns_cannot_be_forged(text);
            }));
  }

  @Test
  void widths_are_those_of_the_terminal_library() {
    for (int c = 0x20; c <= Character.MAX_CODE_POINT; c++) {
      String shown = Shown.sentence("x" + Character.toString(c)).substring(1);
      if (shown.equals(Character.toString(c)) && !isSkinTone(c)) {
        assertThat(TextWidth.of(shown)).as("U+%04X", c).isEqualTo(Math.max(0, WCWidth.wcwidth(c)));
      }
    }
  }

  /** Without a face before them they are squares; the library counts them with their face. */
  private static boolean isSkinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }
}
