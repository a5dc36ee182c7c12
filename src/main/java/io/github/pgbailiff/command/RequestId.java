package io.github.pgbailiff.command;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id of a request, such as {@code R-1042}, and the number in it. */
public final class RequestId {
  private static final Pattern ID = Pattern.compile("(?i)R-([1-9][0-9]{0,17})");

  private RequestId() {}

  /** The id with that number. */
  public static String of(long number) {
    return "R-" + number;
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
