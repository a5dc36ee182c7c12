package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.TextWidth;
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
  private final TextLayout layout;
  private final Body.Table table;

  TableText(TextLayout layout, Body.Table table) {
    this.layout = layout;
    this.table = table;
  }

  List<String> lines() {
    Sheet all = sheet(layout::shows);
    if (all.columns() == 0) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    if (!table.rows().isEmpty()) {
      lines.addAll(rows(all));
    }
    if (table.matched() > table.rows().size()) {
      Flow.words(count(table), layout.width()).forEach(line -> lines.add(layout.ink().faint(line)));
    }
    return lines;
  }

  private Sheet sheet(Predicate<Column> shown) {
    return Sheet.of(table.columns(), table.rows(), shown);
  }

  /** How many rows there are, and how many there would be. */
  public static String count(Body.Table table) {
    String what = Shown.sentence(table.name().replace('_', ' '));
    return "%d of %d %s".formatted(table.rows().size(), table.matched(), what);
  }

  private List<String> rows(Sheet all) {
    if (layout.view() == View.NARROW) {
      return new PhoneRows(layout, all).lines();
    }
    Sheet usual = sheet(column -> layout.shows(column) && column.show().inNarrow());
    Sheet stacked = layout.view() == View.WIDE ? all : usual;
    return sideBySide(all, false)
        .or(() -> sideBySide(stacked, false))
        .or(() -> stacked(stacked, false))
        .or(() -> sideBySide(stacked, true))
        .or(() -> stacked(stacked, true))
        .orElseGet(() -> new PhoneRows(layout, stacked).lines());
  }

  private Optional<List<String>> sideBySide(Sheet sheet, boolean squeeze) {
    return sheet
        .widths(layout.width(), squeeze)
        .map(widths -> {
          var lines = new ArrayList<String>();
          lines.add(layout.ink().bold(sheet.line(sheet.headings(), widths, Sheet.GAP)));
          sheet.rows().forEach(row -> lines.add(sheet.line(row, widths, Sheet.GAP)));
          return lines;
        });
  }

  private Optional<List<String>> stacked(Sheet sheet, boolean squeeze) {
    if (sheet.columns() < 3) {
      return Optional.empty();
    }
    Sheet upper = sheet.withoutLast();
    return upper.widths(layout.width(), squeeze).map(widths -> stacked(sheet, upper, widths));
  }

  private List<String> stacked(Sheet sheet, Sheet upper, int[] widths) {
    int last = sheet.columns() - 1;
    String indent = " ".repeat(Math.min(widths[0], 8)) + Sheet.GAP;
    int room = layout.width() - indent.length();
    var lines = new ArrayList<String>();
    lines.add(layout.ink().bold(upper.line(upper.headings(), widths, Sheet.GAP)));
    lines.add(layout.ink().bold(indent + sheet.headings().get(last)));
    for (List<String> row : sheet.rows()) {
      lines.add(upper.line(row.subList(0, last), widths, Sheet.GAP));
      if (!row.get(last).equals(CellText.NONE)) {
        lines.add(indent + TextWidth.cut(row.get(last), room));
      }
    }
    return lines;
  }
}
