package io.github.pgbailiff.chat.discord.message;

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
record DiscordLayout(View view, boolean toEverybody) implements TextBlocks.Layout {
  // A code block in an embed wraps after these many characters on a phone; outside of embeds, on a
  // desktop, there is room for more than twice that.
  private static final int PHONE = 38;
  private static final int BROAD = 100;

  boolean isWide() {
    return view == View.WIDE;
  }

  @Override
  public boolean shows(Column column) {
    boolean room = isWide() ? column.show().inWide() : column.show().inNarrow();
    return room && !(toEverybody && column.sensitive());
  }

  @Override
  public int width() {
    return isWide() ? BROAD : PHONE;
  }

  @Override
  public Piece.Lines rows(List<Column> columns, List<List<Value>> rows) {
    return isWide()
        ? new Piece.Lines(1, Grid.lines(columns, rows, width()))
        : new Piece.Lines(0, TwoLineRows.lines(columns, rows, width()));
  }
}
