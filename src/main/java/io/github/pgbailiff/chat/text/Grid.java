package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Lines of text in which columns stand under each other, for a place where all characters are
 * equally wide. What is too long for its column ends in an ellipsis.
 */
public final class Grid {
  private static final String GAP = " ";
  private static final int LEAST = 6;

  private Grid() {}

  /**
   * The heading, and a line per row.
   *
   * @param columns those to show
   * @param rows a value per column
   * @param most how many columns of characters a line may take; the widest columns give way
   */
  public static List<String> lines(List<Column> columns, List<List<Value>> rows, int most) {
    List<List<String>> table = new ArrayList<>();
    table.add(columns.stream().map(c -> c.heading().toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> table.add(row.stream().map(CellText::text).toList()));
    int[] widths = widths(table, columns.size(), most);
    boolean[] right = new boolean[columns.size()];
    for (int i = 0; i < right.length; i++) {
      int column = i;
      right[i] = rows.stream().map(row -> row.get(column)).anyMatch(CellText::isRight);
    }
    return table.stream().map(cells -> line(cells, widths, right)).toList();
  }

  private static int[] widths(List<List<String>> table, int columns, int most) {
    int[] widths = new int[columns];
    for (List<String> cells : table) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(cells.get(i)));
      }
    }
    int over = Arrays.stream(widths).sum() + (columns - 1) * GAP.length() - most;
    for (; over > 0; over--) {
      int widest =
          IntStream.range(0, columns).reduce((a, b) -> widths[b] >= widths[a] ? b : a).orElse(0);
      if (columns == 0 || widths[widest] <= LEAST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static String line(List<String> cells, int[] widths, boolean[] right) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP);
      line.append(TextWidth.pad(TextWidth.cut(cells.get(i), widths[i]), widths[i], right[i]));
    }
    return line.toString().stripTrailing();
  }
}
