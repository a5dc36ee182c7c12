package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Value;
import java.util.Locale;

/** The room for text on a platform, and its words for values. */
public interface Layout {
  /** Whether there is room for what only wide places show. */
  boolean isWide();

  /** Whether others than the asker read it: it is without sensitive columns. */
  boolean toEverybody();

  default boolean shows(Column column) {
    boolean room = isWide() ? column.show().inWide() : column.show().inNarrow();
    return room && !(toEverybody() && column.sensitive());
  }

  /** How many columns of characters a line may take. */
  int width();

  /** The same of the facts in {@link TwoLineRows}. */
  default int factWidth() {
    return width();
  }

  /** The same of the names and the text below them. */
  default int nameWidth() {
    return width();
  }

  /** One cell, fact or node: one line. */
  default String cell(Value value) {
    return CellText.text(value);
  }

  default String heading(Column column) {
    return column.heading().toUpperCase(Locale.ROOT);
  }

  /** The rows of a table that has some, and columns that are shown. */
  Piece.Lines rows(Body.Table table);
}
