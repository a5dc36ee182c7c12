package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Mark;
import io.github.pgbailiff.reply.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The ink of rows: who holds others up stands out, and who waits. The words say the same. */
final class RowInk {
  /** The column that says who holds whom. */
  private static final String LOCK = "LOCK";

  private static final String HOLDS = "holds ";
  private static final String WAITS = "< ";
  private static final String INDENT = "   ";

  private final Ink ink;
  private final Body.Table table;

  RowInk(Ink ink, Body.Table table) {
    this.ink = ink;
    this.table = table;
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
    List<Value> values = table.rows().get(row);
    if (isSaid(values, HOLDS)) {
      return Mark.HELD_UP;
    }
    return isSaid(values, WAITS) ? Mark.LOOK : Mark.NONE;
  }

  private boolean isSaid(List<Value> values, String start) {
    return IntStream.range(0, values.size())
        .filter(i -> table.columns().get(i).heading().equals(LOCK))
        .anyMatch(i -> values.get(i) instanceof Value.Text(String text) && text.startsWith(start));
  }
}
