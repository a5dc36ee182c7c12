package io.github.pgbailiff.chat.terminal.text;

import io.github.pgbailiff.chat.text.Layout;
import io.github.pgbailiff.chat.text.TextBlocks.Piece;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.reply.Column;
import io.github.pgbailiff.reply.Presentation;
import io.github.pgbailiff.reply.Presentation.View;
import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
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

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ssX", Locale.ROOT);

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

  @Override
  public boolean isWide() {
    return view != View.NARROW;
  }

  @Override
  public String cell(Value value) {
    return switch (value) {
      case Value.Moment(Instant at) -> moment(at, false);
      case Value.Clock(Instant at) -> moment(at, true);
      case Value.Line(List<Value> values) -> sentence(values);
      case Value.Many(List<Value> values) when !values.isEmpty() ->
          values.stream().map(this::cell).collect(Collectors.joining(", "));
      default -> Shown.cell(value);
    };
  }

  /** Values one after the other; the spaces at their ends are the sentence's own. */
  String sentence(List<Value> values) {
    return values.stream().map(this::spoken).collect(Collectors.joining());
  }

  private String spoken(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Shown.sentence(text);
      case Value.Moment(Instant at) -> moment(at, true);
      default -> cell(value);
    };
  }

  /**
   * A moment in the time of whoever sits in front of it.
   *
   * @param near hour and minute are enough
   */
  String moment(Instant at, boolean near) {
    return (near ? CLOCK : MOMENT).format(at.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
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
