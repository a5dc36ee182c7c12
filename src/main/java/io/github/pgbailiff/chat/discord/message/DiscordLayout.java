package io.github.pgbailiff.chat.discord.message;

import io.github.pgbailiff.chat.text.Layout;
import io.github.pgbailiff.chat.text.PhoneRows;
import io.github.pgbailiff.chat.text.Sheet;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.chat.text.TwoLineRows;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation.View;

/**
 * The room of a message in Discord.
 *
 * @param toEverybody without sensitive columns
 */
record DiscordLayout(View view, boolean toEverybody) implements Layout {
  // A code block in an embed wraps after these many characters on a phone; outside of embeds, on a
  // desktop, there is room for more than twice that.
  private static final int PHONE = 38;
  private static final int BROAD = 100;

  @Override
  public boolean isWide() {
    return view == View.WIDE;
  }

  @Override
  public int width() {
    return isWide() ? BROAD : PHONE;
  }

  @Override
  public int nameWidth() {
    return view == View.DEFAULT ? TwoLineRows.NAMES : width();
  }

  /** A row for a phone takes two lines: a message has room for few. */
  @Override
  public Piece.Lines rows(Body.Table table) {
    if (!isWide() && TwoLineRows.suit(table)) {
      return TwoLineRows.of(this, table);
    }
    Sheet sheet = Sheet.of(this, table.columns(), table.rows(), this::shows);
    return isWide()
        ? new Piece.Lines(1, sheet.lines(width()))
        : new Piece.Lines(0, new PhoneRows(sheet, width()).flowing(2));
  }
}
