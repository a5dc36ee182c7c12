package io.github.pgbailiff.command;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Durations as people write them: {@code 90s 5m 2h 1d}. */
public final class Durations {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");
  private static final Pattern TOO_LONG = Pattern.compile("[0-9]{7,}[smhd]");

  /** The longest that can be written. */
  static final Duration LONGEST = Duration.ofDays(999_999);

  private Durations() {}

  /** Whether the text is a duration. */
  public static boolean isDuration(String text) {
    return FORM.matcher(text).matches();
  }

  /** Why the text, which is none, is no duration, and what would be right. */
  public static String objection(String text) {
    return TOO_LONG.matcher(text).matches()
        ? "has more than six digits; a duration is one such as 30s, 10m, 2h or 1d"
        : "is not a duration such as 30s, 10m, 2h or 1d";
  }

  /**
   * The duration that the text means.
   *
   * @throws IllegalArgumentException when it is none; the message says what would be right
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("\"%s\" %s".formatted(text, objection(text)));
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /**
   * Whether so much time has passed since then. A clock that was set back behind it does not tell;
   * to wait until it has caught up could take hours.
   */
  public static boolean havePassed(Duration duration, Instant since, Instant now) {
    return now.isBefore(since) || !now.isBefore(since.plus(duration));
  }

  /** About as long, with two digits or so: {@code 90s}, {@code 18m}. */
  public static String rough(Duration duration) {
    long seconds = duration.toSeconds();
    long unit =
        LongStream.of(86_400, 3_600, 60, 1)
            .filter(it -> seconds >= 2 * it || it == 1)
            .findFirst()
            .orElseThrow();
    return format(Duration.ofSeconds(seconds / unit * unit));
  }

  /** The shortest text that means the duration: {@code 90s}, {@code 5m}. */
  public static String format(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds > 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds > 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
