package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Two lines a row, for a narrow place: the first columns under their headings, and below them what
 * there is of the others, numbers with their heading.
 */
final class PhoneRows {
  private static final String GAP = " ";
  private static final String INDENT = "  ";

  /** No column takes more than this of the first line. */
  private static final int MOST = 14;

  private final TextLayout layout;
  private final Sheet sheet;
  private final int[] widths;

  PhoneRows(TextLayout layout, Sheet sheet) {
    this.layout = layout;
    this.sheet = sheet;
    this.widths = firstLine();
  }

  private int[] firstLine() {
    int[] natural = sheet.naturalWidths();
    int used = 0;
    int columns = 0;
    for (; columns < natural.length; columns++) {
      natural[columns] = Math.min(natural[columns], MOST);
      used += natural[columns] + (columns == 0 ? 0 : GAP.length());
      if (used > layout.width()) {
        break;
      }
    }
    return Arrays.copyOf(natural, columns);
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(layout.ink().bold(sheet.line(sheet.headings(), widths, GAP)));
    for (List<String> row : sheet.rows()) {
      lines.add(sheet.line(row, widths, GAP));
      String below = below(row);
      if (!below.isEmpty()) {
        lines.add(TextWidth.cut(INDENT + below, layout.width()));
      }
    }
    return lines;
  }

  private String below(List<String> row) {
    var rest = new ArrayList<String>();
    for (int i = widths.length; i < row.size(); i++) {
      if (!row.get(i).equals(CellText.NONE)) {
        String heading = sheet.headings().get(i).toLowerCase(Locale.ROOT);
        rest.add(sheet.right().get(i) ? heading + " " + row.get(i) : row.get(i));
      }
    }
    return String.join(INDENT, rest);
  }
}
