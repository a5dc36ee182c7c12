package io.github.pgbailiff.hook;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Text of another program, as every store can keep it. */
final class ForeignText {
  private static final int LONGEST_KEY = 500;

  /** What ends lines or moves cursors, and halves of characters. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\p{Cs}]+");

  private ForeignText() {}

  /** One line of at most so many characters; what is cut off is told by a mark. */
  static String line(String text, int longest) {
    String fit = UNFIT.matcher(text).replaceAll(" ");
    int end = Math.min(longest, fit.length());
    boolean splits = end < fit.length() && Character.isHighSurrogate(fit.charAt(end - 1));
    return end == fit.length() ? fit : fit.substring(0, splits ? end - 1 : end) + "…";
  }

  /** The key itself, or one that is the same for the same key and for no other. */
  static String key(String key) {
    String fit = line(key, LONGEST_KEY);
    return fit.equals(key)
        ? key
        : fit + " " + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_16));
  }
}
