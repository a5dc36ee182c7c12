package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;

/** The ink of rows: who holds others up stands out, and who waits. The words say the same. */
final class RowInk {
  /** The column that says who holds whom. */
  private static final String LOCK = "LOCK";

  private static final String HOLDS = "holds ";
  private static final String WAITS = "< ";
  private static final String INDENT = "   ";

  private final Ink ink;
  private final Body.Table table;
  private final int lock;

  RowInk(Ink ink, Body.Table table) {
    this.ink = ink;
    this.table = table;
    this.lock = table.columns().stream().map(Column::heading).toList().indexOf(LOCK);
  }

  /** The lines of the table, the heading bold. */
  List<String> lines(Piece.Lines rows) {
    List<String> lines = new ArrayList<>();
    boolean single = rows.lines().size() - rows.heading() == table.rows().size();
    int row = -1;
    for (String line : rows.lines()) {
      if (lines.size() < rows.heading()) {
        lines.add(ink.bold(line));
        continue;
      }
      boolean first = single || !line.startsWith(INDENT);
      row += first ? 1 : 0;
      lines.add(first && row < table.rows().size() ? ink.mark(mark(row), line) : line);
    }
    return lines;
  }

  /** By what it is, never by a name or a query that says so. */
  private Mark mark(int row) {
    if (lock < 0 || !(table.rows().get(row).get(lock) instanceof Value.Text(String text))) {
      return Mark.NONE;
    }
    if (text.startsWith(HOLDS)) {
      return Mark.HELD_UP;
    }
    return text.startsWith(WAITS) ? Mark.LOOK : Mark.NONE;
  }
}
