package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows for a phone: the values of each one after the other, over as many lines as they take. */
final class SlackPhoneRows {
  private static final String INDENT = "  ";

  private SlackPhoneRows() {}

  static List<String> lines(List<Column> columns, List<List<Value>> rows, int width) {
    List<String> lines = new ArrayList<>();
    for (List<Value> row : rows) {
      add(words(columns, row), width, lines);
    }
    return lines;
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

  private static void add(List<String> words, int width, List<String> lines) {
    var line = new StringBuilder();
    for (String word : words) {
      String fitting = TextWidth.cut(word, width - INDENT.length());
      if (TextWidth.of(line.toString()) + 1 + TextWidth.of(fitting) > width) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(fitting);
    }
    lines.add(line.toString());
  }
}
