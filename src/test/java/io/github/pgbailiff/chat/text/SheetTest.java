package io.github.pgbailiff.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pgbailiff.reply.Audience;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SheetTest {
  private static final List<Column> COLUMNS =
      List.of(
          Column.of("pid", "pid", Audience.ALWAYS),
          Column.of("usename", "user", Audience.ALWAYS),
          Column.of("xact_seconds", "xact", Audience.ALWAYS),
          Column.of("query", "query", Audience.WIDE));

  private static List<Value> row(long pid, String user, double xact, String query) {
    return List.of(Value.whole(pid), Value.text(user), new Value.Seconds(xact), Value.text(query));
  }

  /** A place with room for all columns. */
  private record Page(int width) implements Layout {
    @Override
    public boolean isWide() {
      return true;
    }

    @Override
    public boolean toEverybody() {
      return false;
    }

    @Override
    public TextBlocks.Piece.Lines rows(Body.Table table) {
      return new TextBlocks.Piece.Lines(0, List.of());
    }
  }

  private static List<String> lines(int width, List<List<Value>> rows) {
    return Sheet.of(new Page(width), COLUMNS, rows, _ -> true).lines(width);
  }

  @Test
  void columns_stand_under_each_other_with_numbers_at_the_right() {
    assertThat(lines(80, List.of(row(71322, "app_rw", 842.1, "UPDATE"), row(8, "用户", 3840, ""))))
        .containsExactly(
            "  PID USER   XACT QUERY", //
            "71322 app_rw  14m UPDATE",
            "    8 用户   1h04 -");
  }

  @Test
  void columns_that_hold_nothing_are_not_shown() {
    assertThat(lines(80, List.of(row(8, "", 3840, "")))).containsExactly("PID XACT", "  8 1h04");
  }

  @ParameterizedTest
  @CsvSource({
    "checkout-api-7d9f8c-x2x9z,14,checkou…-x2x9z",
    "日本語の名前です,8,日本…す",
    "short,5,short",
    "ab,1,…"
  })
  void a_name_is_cut_in_its_middle(String name, int columns, String cut) {
    assertThat(TextWidth.cutMiddle(name, columns)).isEqualTo(cut);
    assertThat(TextWidth.of(TextWidth.cutMiddle(name, columns))).isLessThanOrEqualTo(columns);
  }

  @Test
  void the_widest_column_gives_way_and_says_so() {
    assertThat(lines(24, List.of(row(1, "ann", 1, "SELECT something long"))))
        .containsExactly("PID USER XACT QUERY", "  1 ann    1s SELECT so…");
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "44,44s", "842,14m", "3840,1h04", "284400,3d07h", "-3,0s"})
  void ages_are_short(long seconds, String text) {
    assertThat(CellText.text(new Value.Seconds(seconds))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u202Eb",
        "a\u200Bb",
        "a\u0000b",
        "a\u001Bb",
        "a\uD800b",
        "a\u2066b",
        "a\uFEFFb"
      })
  void what_cannot_be_seen_is_replaced(String text) {
    assertThat(PlainText.oneLine(text)).isEqualTo("a\uFFFDb");
  }

  @Test
  void one_line_stays_one_line() {
    assertThat(PlainText.oneLine("a\r\nb\tc\u2028d\u00A0e")).isEqualTo("a  b c d e");
    assertThat(PlainText.lines("a\nb\rc")).isEqualTo("a\nb c");
  }

  @Test
  void a_forest_draws_branches() {
    var leaf = new Body.Node(List.of(Value.whole(3), Value.none()), List.of());
    var child = new Body.Node(List.of(Value.whole(2), Value.text("app")), List.of(leaf));
    var root = new Body.Node(List.of(Value.whole(1), Value.text("etl")), List.of(child, leaf));
    var tree = new Body.Tree("roots", "waiters", COLUMNS.subList(0, 2), List.of(root));
    assertThat(new TreeLines(new Page(80), tree).ragged())
        .containsExactly("● 1 etl", "├─ 2 app", "│  └─ 3", "└─ 3");
  }
}
