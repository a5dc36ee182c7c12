package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The columns that are shown of a table, as text, for a place where all characters are equally
 * wide. What is too long for its column ends in an ellipsis.
 *
 * @param rows a text per column
 */
public record Sheet(List<Title> headings, List<List<String>> rows) {
  /** How narrow a column of text may become for the sake of the others. */
  private static final int LEAST = 16;

  /** How narrow the last column may become, which often holds the longest text. */
  private static final int LEAST_LAST = 24;

  /** How narrow a column may become where lines have to fit, whatever is left of it. */
  private static final int LEAST_OF_ALL = 6;

  /**
   * The heading of a column.
   *
   * @param right whether its values stand at its right edge: numbers and ages
   * @param named whether a value says little without it: numbers, ages, moments
   */
  public record Title(String text, boolean right, boolean named) {}

  /** The columns that are shown and hold something. */
  public static Sheet of(
      Layout layout, List<Column> columns, List<List<Value>> rows, Predicate<Column> shown) {
    int[] chosen =
        IntStream.range(0, columns.size())
            .filter(i -> shown.test(columns.get(i)))
            .filter(i -> rows.stream().anyMatch(row -> holdsSomething(layout, row.get(i))))
            .toArray();
    return new Sheet(
        Arrays.stream(chosen)
            .mapToObj(i -> heading(layout.heading(columns.get(i)), rows, i))
            .toList(),
        rows.stream()
            .map(row -> Arrays.stream(chosen).mapToObj(i -> layout.cell(row.get(i))).toList())
            .toList());
  }

  private static boolean holdsSomething(Layout layout, Value value) {
    return !layout.cell(value).equals(CellText.NONE);
  }

  private static Title heading(String text, List<List<Value>> rows, int column) {
    boolean right = rows.stream().map(row -> row.get(column)).anyMatch(Sheet::isRight);
    boolean named = rows.stream().map(row -> row.get(column)).anyMatch(Sheet::needsName);
    return new Title(text, right, named);
  }

  private static boolean isRight(Value value) {
    return value instanceof Value.Whole || value instanceof Value.Seconds;
  }

  private static boolean needsName(Value value) {
    return switch (value) {
      case Value.Text _,
          Value.Many _,
          Value.Line _,
          Value.Ahead _,
          Value.Channel _,
          Value.Listed _,
          Value.None _ ->
          false;
      case Value.Whole _,
          Value.Seconds _,
          Value.Moment _,
          Value.Clock _,
          Value.Flag _,
          Value.Named _ ->
          true;
    };
  }

  public int columns() {
    return headings.size();
  }

  public Sheet withoutLast() {
    int last = columns() - 1;
    return new Sheet(
        headings.subList(0, last), rows.stream().map(row -> row.subList(0, last)).toList());
  }

  public List<String> headingTexts() {
    return headings.stream().map(Title::text).toList();
  }

  /** The width of the widest text of every column. */
  int[] naturalWidths() {
    return IntStream.range(0, columns())
        .map(i ->
            rows.stream()
                .mapToInt(row -> TextWidth.of(row.get(i)))
                .reduce(TextWidth.of(headings.get(i).text()), Math::max))
        .toArray();
  }

  /**
   * Widths with which a line fits into the room, if there are any that leave enough of each column.
   *
   * @param squeeze whether other columns than the last may be cut
   */
  public Optional<int[]> widths(int room, String gap, boolean squeeze) {
    int[] widths = naturalWidths();
    int last = columns() - 1;
    int over = over(widths, room, gap);
    if (over > 0 && last >= 0 && !headings.get(last).right()) {
      int taken = Math.clamp(widths[last] - LEAST_LAST, 0, over);
      widths[last] -= taken;
      over -= taken;
    }
    boolean fits = over <= 0 || (squeeze && squeezed(widths, Math.max(1, last), over, LEAST));
    return fits ? Optional.of(widths) : Optional.empty();
  }

  private static int over(int[] widths, int room, String gap) {
    return Arrays.stream(widths).sum() + gap.length() * (widths.length - 1) - room;
  }

  /** Takes from the widest of the first columns, as far as may be; whether that was enough. */
  private boolean squeezed(int[] widths, int columns, int over, int least) {
    for (int left = over; left > 0; left--) {
      int widest =
          IntStream.range(0, columns)
              .reduce((a, b) -> text(widths, b) >= text(widths, a) ? b : a)
              .orElse(0);
      if (text(widths, widest) <= least) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  /** What may be taken from: numbers are never cut. */
  private int text(int[] widths, int column) {
    return columns() == 0 || headings.get(column).right() ? 0 : widths[column];
  }

  /** The headings, and a line per row; the widest columns give way. */
  public List<String> lines(int room) {
    int[] widths = naturalWidths();
    boolean _ = squeezed(widths, columns(), over(widths, room, " "), LEAST_OF_ALL);
    return lines(widths, " ");
  }

  /** The headings, and a line per row. */
  public List<String> lines(int[] widths, String gap) {
    var lines = new ArrayList<String>();
    lines.add(line(headingTexts(), widths, gap));
    rows.forEach(row -> lines.add(line(row, widths, gap)));
    return lines;
  }

  /** One line of cells, cut and padded. */
  public String line(List<String> cells, int[] widths, String gap) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = TextWidth.cut(cells.get(i), widths[i]);
      line.append(i == 0 ? "" : gap)
          .append(TextWidth.pad(cell, widths[i], headings.get(i).right()));
    }
    return line.toString().stripTrailing();
  }
}
