package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.reply.Value;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as people read them: one line of {@link PlainText}. */
public final class CellText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What stands for no value. */
  public static final String NONE = "-";

  private CellText() {}

  public static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.isBlank() ? NONE : PlainText.oneLine(text);
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Seconds(double seconds) -> Phrases.age((long) seconds);
      case Value.Moment(var at) -> MOMENT.format(at.truncatedTo(ChronoUnit.SECONDS));
      case Value.Clock(var at) -> CLOCK.format(at);
      case Value.Flag(boolean set) -> set ? "yes" : "no";
      case Value.Many(var values) -> values.isEmpty() ? NONE : texts(values);
      case Value.Named(var values) ->
          values.entrySet().stream()
              .map(it -> it.getKey() + " " + text(it.getValue()))
              .collect(Collectors.joining(", "));
      case Value.Line(var values) ->
          values.stream().map(CellText::spoken).collect(Collectors.joining());
      case Value.Ahead ahead -> ahead.words();
      case Value.Channel(_, _, String words) -> PlainText.oneLine(words);
      case Value.Listed _, Value.None _ -> NONE;
    };
  }

  private static String texts(List<Value> values) {
    return values.stream().map(CellText::text).collect(Collectors.joining(", "));
  }

  /** Within a sentence. */
  private static String spoken(Value value) {
    return switch (value) {
      case Value.Text(String text) -> PlainText.oneLine(text);
      case Value.Moment(var at) -> CLOCK.format(at);
      default -> text(value);
    };
  }
}
