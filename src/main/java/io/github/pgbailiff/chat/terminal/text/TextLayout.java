package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.CellText;
import io.github.pgbailiff.chat.text.Layout;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The room of a terminal, and its ink.
 *
 * @param width in cells of the terminal
 * @param toEverybody without what only the asker may read
 * @param zone of whoever reads it
 */
record TextLayout(int width, Ink ink, View view, boolean toEverybody, ZoneId zone)
    implements Layout {
  /** The width of a line in the narrow view, on any terminal. */
  private static final int NARROW = 38;

  TextLayout {
    width = view == View.NARROW ? Math.min(width, NARROW) : width;
  }

  TextLayout with(Presentation wishes) {
    View wished = wishes.view() == View.DEFAULT ? view : wishes.view();
    return new TextLayout(width, ink, wished, toEverybody || wishes.toEverybody(), zone);
  }

  TextLayout narrower(int cells) {
    return new TextLayout(width - cells, ink, view, toEverybody, zone);
  }

  TextLayout in(ZoneId other) {
    return new TextLayout(width, ink, view, toEverybody, other);
  }

  @Override
  public boolean isWide() {
    return view != View.NARROW;
  }

  @Override
  public String cell(Value value) {
    return value instanceof Value.Line(List<Value> values)
        ? values.stream().map(this::spoken).collect(Collectors.joining())
        : Shown.cell(value);
  }

  /** Within a sentence. */
  private String spoken(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Shown.sentence(text);
      case Value.Moment(var at) -> CellText.clock(at, zone);
      default -> Shown.cell(value);
    };
  }

  @Override
  public String heading(Column column) {
    return Shown.sentence(column.heading());
  }

  @Override
  public Piece.Lines rows(Body.Table table) {
    return new TableText(this, table).rows();
  }
}
