package io.github.pgbailiff.command;

/** The search for a text within another, which never goes back in it: Knuth, Morris and Pratt. */
final class TextSearch {
  private TextSearch() {}

  /** Behind the first occurrence of the part between the two places; -1 when there is none. */
  static int end(String text, int from, int to, String part) {
    if (part.isEmpty()) {
      return from;
    }
    int[] shorter = shorter(part);
    int held = 0;
    for (int i = from; i < to; i++) {
      held = next(part, shorter, held, text.charAt(i));
      if (held == part.length()) {
        return i + 1;
      }
    }
    return -1;
  }

  /** For each start of the part, how much of it is a start of the part again. */
  private static int[] shorter(String part) {
    int[] shorter = new int[part.length()];
    for (int i = 1; i < part.length(); i++) {
      shorter[i] = next(part, shorter, shorter[i - 1], part.charAt(i));
    }
    return shorter;
  }

  private static int next(String part, int[] shorter, int held, char c) {
    int still = held;
    while (still > 0 && part.charAt(still) != c) {
      still = shorter[still - 1];
    }
    return part.charAt(still) == c ? still + 1 : 0;
  }
}
