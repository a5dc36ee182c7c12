package io.github.pgbailiff.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts as people write them: {@code 3}, {@code 200k}, {@code 1M}, {@code and 3 others}. */
public final class Counts {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([km]?)");
  private static final Map<String, Long> UNITS = Map.of("", 1L, "k", 1_000L, "m", 1_000_000L);

  private Counts() {}

  /**
   * The count that the text means, at least 1.
   *
   * @throws IllegalArgumentException when it is none; the message says what would be right
   */
  public static long parse(String text) {
    Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
    long count = matcher.matches() ? count(matcher) : 0;
    if (count < 1) {
      throw new IllegalArgumentException("\"" + text + "\" is not a count such as 3, 200k or 1M");
    }
    return count;
  }

  private static long count(Matcher matcher) {
    return Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1L);
  }

  /** The shortest text that means the count: {@code 3}, {@code 1500}, {@code 1M}. */
  public static String format(long count) {
    if (count % 1_000_000 == 0) {
      return count / 1_000_000 + "M";
    }
    return count % 1_000 == 0 ? count / 1_000 + "k" : String.valueOf(count);
  }

  /** The first of some names, one by one, and how many more there are; empty where none is. */
  public static String named(List<String> names, int most) {
    return String.join(", ", names.subList(0, Math.min(most, names.size())))
        + others(names.size() - most);
  }

  /** {@code and 3 others}, with a space before it; empty where no more are left. */
  public static String others(int more) {
    return more <= 0 ? "" : " and " + more + (more == 1 ? " other" : " others");
  }
}
