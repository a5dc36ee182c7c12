package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.Grid;
import io.github.pgbailiff.chat.text.TextBlocks;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Value;
import java.util.List;

/**
 * What fits where.
 *
 * @param toEverybody without sensitive columns
 */
record SlackLayout(View view, boolean toEverybody) implements TextBlocks.Layout {
  // A code block on a desktop wraps somewhere after these many characters, on a phone after 40.
  private static final int DESKTOP = 96;
  private static final int BROAD = 160;
  private static final int PHONE = 40;

  @Override
  public boolean shows(Column column) {
    boolean room = view == View.WIDE ? column.show().inWide() : column.show().inNarrow();
    return room && !(toEverybody && column.sensitive());
  }

  @Override
  public int width() {
    return switch (view) {
      case DEFAULT -> DESKTOP;
      case WIDE -> BROAD;
      case NARROW -> PHONE;
    };
  }

  @Override
  public Piece.Lines rows(List<Column> columns, List<List<Value>> rows) {
    return view == View.NARROW
        ? new Piece.Lines(0, SlackPhoneRows.lines(columns, rows, width()))
        : new Piece.Lines(1, Grid.lines(columns, rows, width()));
  }
}
