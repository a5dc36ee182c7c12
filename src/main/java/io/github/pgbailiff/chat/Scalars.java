package io.github.pgbailiff.chat;

import io.github.pgbailiff.reply.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as programs read them, in JSON and CSV. */
public final class Scalars {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Scalars() {}

  /** RFC 3339 in UTC, with six digits after the second. */
  public static String moment(Instant at) {
    return MOMENT.format(at);
  }

  /** A number with one decimal. */
  public static BigDecimal seconds(double seconds) {
    return BigDecimal.valueOf(seconds).setScale(1, RoundingMode.HALF_UP);
  }

  /**
   * As {@link #moment} and {@link #seconds}; several values by semicolon, named ones by space, none
   * as nothing.
   */
  static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Seconds(double seconds) -> seconds(seconds).toPlainString();
      case Value.Moment(Instant at) -> moment(at);
      case Value.Clock(Instant at) -> moment(at);
      case Value.Flag(boolean set) -> Boolean.toString(set);
      case Value.Many(var values) ->
          values.stream().map(Scalars::text).collect(Collectors.joining("; "));
      case Value.Named(var values) ->
          values.entrySet().stream()
              .map(it -> it.getKey() + "=" + text(it.getValue()))
              .collect(Collectors.joining(" "));
      case Value.Line(var values) ->
          values.stream().map(Scalars::text).collect(Collectors.joining());
      case Value.Ahead(Instant at, _) -> moment(at);
      case Value.Channel(_, _, String words) -> words;
      case Value.Listed _, Value.None _ -> "";
    };
  }
}
