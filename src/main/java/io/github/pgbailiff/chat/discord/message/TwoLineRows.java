package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Rows for a phone: at most two lines each. What is too long for the second ends in an ellipsis.
 */
final class TwoLineRows {
  private static final String INDENT = "  ";

  private TwoLineRows() {}

  static List<String> lines(List<Column> columns, List<List<Value>> rows, int width) {
    List<String> lines = new ArrayList<>();
    for (List<Value> row : rows) {
      Deque<String> words = new ArrayDeque<>(words(columns, row));
      lines.add(first(words, width));
      if (!words.isEmpty()) {
        lines.add(TextWidth.cut(INDENT + String.join(" ", words), width));
      }
    }
    return lines;
  }

  /** Takes off the words that the first line has room for. */
  private static String first(Deque<String> words, int width) {
    var line =
        new StringBuilder(words.isEmpty() ? CellText.NONE : TextWidth.cut(words.remove(), width));
    while (!words.isEmpty() && TextWidth.of(line + " " + words.element()) <= width) {
      line.append(' ').append(words.remove());
    }
    return line.toString();
  }

  private static List<String> words(List<Column> columns, List<Value> row) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      if (!(row.get(i) instanceof Value.None)) {
        String text = CellText.text(row.get(i));
        words.add(needsName(row.get(i), i) ? name(columns.get(i)) + " " + text : text);
      }
    }
    return words;
  }

  /** Numbers, ages and moments say little without the name of their column. */
  private static boolean needsName(Value value, int column) {
    return column > 0 && !(value instanceof Value.Text) && !(value instanceof Value.Many);
  }

  private static String name(Column column) {
    return column.heading().toLowerCase(Locale.ROOT);
  }
}
