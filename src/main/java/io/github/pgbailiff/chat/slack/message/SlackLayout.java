package io.github.pgbailiff.chat.slack.message;

import io.github.pgbailiff.chat.text.Layout;
import io.github.pgbailiff.chat.text.PhoneRows;
import io.github.pgbailiff.chat.text.Sheet;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.chat.text.TwoLineRows;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Presentation.View;

/**
 * The room of a message in Slack.
 *
 * @param toEverybody without sensitive columns
 */
record SlackLayout(View view, boolean toEverybody) implements Layout {
  // A code block on a desktop wraps somewhere after these many characters, on a phone after 40.
  private static final int DESKTOP = 96;
  private static final int BROAD = 160;
  private static final int PHONE = 40;

  @Override
  public boolean isWide() {
    return view == View.WIDE;
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
  public int factWidth() {
    return isWide() ? BROAD : TwoLineRows.PHONE;
  }

  @Override
  public int nameWidth() {
    return view == View.DEFAULT ? TwoLineRows.NAMES : factWidth();
  }

  @Override
  public Piece.Lines rows(Body.Table table) {
    if (!isWide() && TwoLineRows.suit(table)) {
      return TwoLineRows.of(this, table);
    }
    Sheet sheet = Sheet.of(this, table.columns(), table.rows(), this::shows);
    return view == View.NARROW
        ? new Piece.Lines(0, new PhoneRows(sheet, width()).flowing(Integer.MAX_VALUE))
        : new Piece.Lines(1, sheet.lines(width()));
  }
}
