package io.github.pgbailiff.chat.text;

import io.github.pgbailiff.reply.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as people read them: one line of {@link PlainText}. */
public final class CellText {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** What stands for no value. */
  public static final String NONE = "-";

  private CellText() {}

  public static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text.isBlank() ? NONE : PlainText.oneLine(text);
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Seconds(double seconds) -> age((long) seconds);
      case Value.Moment(var at) -> MOMENT.format(at.truncatedTo(ChronoUnit.SECONDS));
      case Value.Flag(boolean set) -> set ? "yes" : "no";
      case Value.Many(var values) ->
          values.isEmpty()
              ? NONE
              : values.stream().map(CellText::text).collect(Collectors.joining(", "));
      case Value.Named(var values) ->
          values.entrySet().stream()
              .map(it -> it.getKey() + " " + text(it.getValue()))
              .collect(Collectors.joining(", "));
      case Value.Line(var values) ->
          values.stream().map(CellText::spoken).collect(Collectors.joining());
      case Value.Ahead ahead -> ahead.words();
      case Value.Listed _, Value.None _ -> NONE;
    };
  }

  /** Within a sentence. */
  static String spoken(Value value) {
    return switch (value) {
      case Value.Text(String text) -> PlainText.oneLine(text);
      case Value.Moment(var at) -> clock(at, ZoneOffset.UTC) + "Z";
      default -> text(value);
    };
  }

  /** The time of day: {@code 03:12}. */
  public static String clock(Instant at, ZoneId zone) {
    return CLOCK.format(at.atZone(zone));
  }

  /** A span of time in five characters or little more: {@code 0m44 14m02 1h04 3d07h}. */
  static String age(long seconds) {
    long s = Math.max(0, seconds);
    if (s < 3_600) {
      return "%dm%02d".formatted(s / 60, s % 60);
    }
    return s < 86_400
        ? "%dh%02d".formatted(s / 3_600, s / 60 % 60)
        : "%dd%02dh".formatted(s / 86_400, s / 3_600 % 24);
  }
}
