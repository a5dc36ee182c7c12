package io.github.pgbailiff.chat.slack;

import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Presentation.View;

/**
 * What fits where.
 *
 * @param toEverybody without sensitive columns
 */
record SlackLayout(View view, boolean toEverybody) {
  // A code block on a desktop wraps somewhere after these many characters, on a phone after 40.
  private static final int DESKTOP = 96;
  private static final int BROAD = 160;
  private static final int PHONE = 40;

  boolean shows(Column column) {
    boolean room = view == View.WIDE ? column.show().inWide() : column.show().inNarrow();
    return room && !(toEverybody && column.sensitive());
  }

  boolean isNarrow() {
    return view == View.NARROW;
  }

  int width() {
    return switch (view) {
      case DEFAULT -> DESKTOP;
      case WIDE -> BROAD;
      case NARROW -> PHONE;
    };
  }
}
