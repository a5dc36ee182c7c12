package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.PhoneRows;
import io.github.pgbailiff.chat.text.Sheet;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.chat.text.TextWidth;
import io.github.pgbailiff.chat.text.TwoLineRows;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Presentation.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A table as lines, in the first of these ways that fits: all columns side by side; without those
 * for wide places; the last column on a line of its own below each row; with other columns than the
 * last one cut; two lines a row.
 */
public final class TableText {
  /** What stands between two columns. */
  static final String GAP = "  ";

  private final TextLayout layout;
  private final Body.Table table;

  TableText(TextLayout layout, Body.Table table) {
    this.layout = layout;
    this.table = table;
  }

  /** How many rows there are, and how many there would be. */
  public static String count(Body.Table table) {
    String what = Shown.sentence(table.name().replace('_', ' '));
    return "%d of %d %s".formatted(table.rows().size(), table.matched(), what);
  }

  Piece.Lines rows() {
    Sheet all = sheet(layout::shows);
    return all.columns() == 0 ? new Piece.Lines(0, List.of()) : rows(all);
  }

  private Piece.Lines rows(Sheet all) {
    boolean twoLines = TwoLineRows.suit(table);
    if (layout.view() == View.NARROW) {
      return twoLines ? TwoLineRows.of(layout, table) : phone(all);
    }
    if (twoLines) {
      return sideBySide(all, false)
          .or(() ->
              sideBySide(sheet(column -> layout.shows(column) && column.show().inNarrow()), false))
          .orElseGet(() -> TwoLineRows.of(layout, table));
    }
    Sheet usual = sheet(column -> layout.shows(column) && column.show().inNarrow());
    Sheet stacked = layout.view() == View.WIDE ? all : usual;
    return new KeyedRows(stacked, layout.width())
        .lines()
        .or(() -> sideBySide(all, false))
        .or(() -> sideBySide(stacked, false))
        .or(() -> stacked(stacked, false))
        .or(() -> sideBySide(stacked, true))
        .or(() -> stacked(stacked, true))
        .orElseGet(() -> phone(stacked));
  }

  private Sheet sheet(Predicate<Column> shown) {
    return Sheet.of(layout, table.columns(), table.rows(), shown);
  }

  private Piece.Lines phone(Sheet sheet) {
    return new Piece.Lines(1, new PhoneRows(sheet, layout.width()).headed());
  }

  private Optional<Piece.Lines> sideBySide(Sheet sheet, boolean squeeze) {
    return sheet
        .widths(layout.width(), GAP, squeeze)
        .map(widths -> new Piece.Lines(1, sheet.lines(widths, GAP)));
  }

  private Optional<Piece.Lines> stacked(Sheet sheet, boolean squeeze) {
    if (sheet.columns() < 3) {
      return Optional.empty();
    }
    Sheet upper = sheet.withoutLast();
    return upper
        .widths(layout.width(), GAP, squeeze)
        .map(widths -> new Piece.Lines(2, stacked(sheet, upper, widths)));
  }

  private List<String> stacked(Sheet sheet, Sheet upper, int[] widths) {
    List<String> above = upper.lines(widths, GAP);
    String indent = " ".repeat(Math.min(widths[0], 8)) + GAP;
    var lines = new ArrayList<String>();
    lines.add(above.getFirst());
    lines.add(indent + sheet.headings().getLast().text());
    for (int i = 0; i < sheet.rows().size(); i++) {
      String last = sheet.rows().get(i).getLast();
      lines.add(above.get(i + 1));
      if (!last.equals(CellText.NONE)) {
        lines.add(indent + TextWidth.cut(last, layout.width() - indent.length()));
      }
    }
    return lines;
  }
}
