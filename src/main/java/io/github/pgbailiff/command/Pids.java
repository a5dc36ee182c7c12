package io.github.pgbailiff.command;

import java.util.regex.Pattern;

/** Process ids as people write them. */
public final class Pids {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private Pids() {}

  public static boolean isNumber(String text) {
    return DIGITS.matcher(text).matches();
  }

  /** The process id, or a complaint that starts with the place where it stood. */
  public static int parse(String place, String text) {
    if (isNumber(text) && text.length() <= 10) {
      long pid = Long.parseLong(text);
      if (pid > 0 && pid <= Integer.MAX_VALUE) {
        return (int) pid;
      }
    }
    throw new UserMistake(
        "%s: %s is not a process id such as 71322".formatted(place, UserMistake.quote(text)));
  }
}
