package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The columns of a table that are shown, as text.
 *
 * @param right whether a column's values stand at its right edge: numbers and ages
 * @param rows a text per column
 */
record Sheet(List<String> headings, List<Boolean> right, List<List<String>> rows) {
  /** What stands between two columns. */
  static final String GAP = "  ";

  /** How narrow a column of text may become for the sake of the others. */
  private static final int LEAST = 16;

  /** How narrow the last column may become, which often holds the longest text. */
  private static final int LEAST_LAST = 24;

  static Sheet of(List<Column> columns, List<List<Value>> rows, Predicate<Column> shown) {
    int[] chosen =
        IntStream.range(0, columns.size()).filter(i -> shown.test(columns.get(i))).toArray();
    return new Sheet(
        Arrays.stream(chosen).mapToObj(i -> Shown.sentence(columns.get(i).heading())).toList(),
        Arrays.stream(chosen).mapToObj(i -> isRight(rows, i)).toList(),
        rows.stream()
            .map(row -> Arrays.stream(chosen).mapToObj(i -> Shown.cell(row.get(i))).toList())
            .toList());
  }

  private static boolean isRight(List<List<Value>> rows, int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .anyMatch(value -> value instanceof Value.Whole || value instanceof Value.Seconds);
  }

  int columns() {
    return headings.size();
  }

  Sheet withoutLast() {
    int last = columns() - 1;
    return new Sheet(
        headings.subList(0, last),
        right.subList(0, last),
        rows.stream().map(row -> row.subList(0, last)).toList());
  }

  /** The width of the widest text of every column. */
  int[] naturalWidths() {
    return IntStream.range(0, columns())
        .map(i ->
            rows.stream()
                .mapToInt(row -> TextWidth.of(row.get(i)))
                .reduce(TextWidth.of(headings.get(i)), Math::max))
        .toArray();
  }

  /**
   * Widths with which a line fits into the room, if there are any that leave enough of each column.
   *
   * @param squeeze whether other columns than the last may be cut
   */
  Optional<int[]> widths(int room, boolean squeeze) {
    int[] widths = naturalWidths();
    int over = Arrays.stream(widths).sum() + GAP.length() * (columns() - 1) - room;
    int last = columns() - 1;
    if (over > 0 && last >= 0 && !right.get(last)) {
      int taken = Math.clamp(widths[last] - LEAST_LAST, 0, over);
      widths[last] -= taken;
      over -= taken;
    }
    for (; over > 0; over--) {
      int widest = widestText(widths);
      if (!squeeze || room(widths, widest) <= LEAST) {
        return Optional.empty();
      }
      widths[widest]--;
    }
    return Optional.of(widths);
  }

  private int widestText(int[] widths) {
    return IntStream.range(0, Math.max(1, columns() - 1))
        .reduce((a, b) -> room(widths, b) > room(widths, a) ? b : a)
        .orElse(0);
  }

  private int room(int[] widths, int column) {
    return right.get(column) ? 0 : widths[column];
  }

  /** One line of cells, cut and padded. */
  String line(List<String> cells, int[] widths, String gap) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = TextWidth.cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : gap).append(TextWidth.pad(cell, widths[i], right.get(i)));
    }
    return line.toString().stripTrailing();
  }
}
