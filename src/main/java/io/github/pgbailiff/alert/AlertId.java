package io.github.pgbailiff.alert;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of an alert, such as {@code A-7}, and the number in it. */
public final class AlertId {
  private static final Pattern ID = Pattern.compile("(?i)A-([1-9][0-9]{0,17})");

  private AlertId() {}

  /** The id with that number. */
  public static String of(long number) {
    return "A-" + number;
  }

  /** Whether the text can be an id. */
  public static boolean is(String text) {
    return ID.matcher(text).matches();
  }

  /** The number in an id; letter case does not count. */
  public static OptionalLong numberOf(String id) {
    Matcher matcher = ID.matcher(id);
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
