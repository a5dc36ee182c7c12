package io.github.pgbailiff.command.text;

import io.github.pgbailiff.command.Pids;
import java.util.ArrayList;
import java.util.List;

/**
 * Process ids as people copy them out of messages, logs and tables: in code, bold, quotes or
 * brackets, behind a {@code #}, in front of a comma or full stop, with marks that nobody sees.
 */
public final class PastedPid {
  private static final String OPENING = "`'\"‘’“”„´«‹([{<（［【#";
  private static final String CLOSING = "`'\"‘’“”„´»›)]}>）］】;,.:!?";
  private static final String BOTH = "*_~";

  private PastedPid() {}

  /**
   * The ids of a word in plain digits; none when it holds anything else, or nothing.
   *
   * @param word may be several ids with commas between them
   */
  public static List<String> of(String word) {
    List<String> pids = new ArrayList<>();
    for (String part : visible(word).replace('，', ',').split(",", -1)) {
      String digits = unwrapped(part);
      if (!digits.isEmpty() && !Pids.isNumber(digits)) {
        return List.of();
      }
      if (!digits.isEmpty()) {
        pids.add(digits);
      }
    }
    return pids;
  }

  /** A word without what it is wrapped in. */
  static String bare(String word) {
    return unwrapped(visible(word));
  }

  /** Whether the word is read as process ids, or as what stands between them. */
  public static boolean isMeantBy(String word) {
    return !of(word).isEmpty() || isSeparator(word);
  }

  /** Whether the word only stands between others. */
  public static boolean isSeparator(String word) {
    return visible(word).chars().allMatch(c -> ",;，".indexOf(c) >= 0);
  }

  /** Without marks that have no shape, and with the digits of other scripts as plain ones. */
  private static String visible(String text) {
    var visible = new StringBuilder();
    text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static String unwrapped(String text) {
    String outer = text;
    String inner = inner(text);
    while (inner.length() < outer.length()) {
      outer = inner;
      inner = inner(outer);
    }
    return inner;
  }

  /** Without the outermost of what it is wrapped in. */
  private static String inner(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && OPENING.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    // A star on one side only may be the glob of a cluster.
    boolean both =
        end - start > 1
            && BOTH.indexOf(text.charAt(start)) >= 0
            && text.charAt(start) == text.charAt(end - 1);
    return both ? text.substring(start + 1, end - 1) : text.substring(start, end);
  }
}
