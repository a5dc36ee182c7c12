package io.github.pgbailiff.command;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody who mistyped most likely meant. */
public final class NearestWord {
  /** No name of ours is longer, and mistakes are counted letter by letter. */
  private static final int LONGEST = 64;

  private NearestWord() {}

  /**
   * The nearest of the candidates, the first among equals, when at most a third of it was mistyped;
   * two neighbours swapped count as one mistake, letter case as none.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    Optional<String> nearest = Optional.empty();
    int least = Integer.MAX_VALUE;
    if (word.length() > LONGEST) {
      return nearest;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    for (String candidate : candidates) {
      int longer = Math.max(word.length(), candidate.length());
      if (Math.abs(word.length() - candidate.length()) * 3 > longer) {
        continue;
      }
      int distance = distance(lower, candidate.toLowerCase(Locale.ROOT));
      if (distance * 3 <= longer && distance < least) {
        nearest = Optional.of(candidate);
        least = distance;
      }
    }
    return nearest;
  }

  /** A sentence's end that asks for the nearest, or nothing. */
  public static String question(Optional<String> nearest) {
    return nearest.map(word -> "; did you mean " + word + "?").orElse("");
  }

  /** Optimal string alignment, with the last three rows of its matrix only. */
  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] free = before;
      before = previous;
      previous = row;
      row = free;
      fill(row, previous, before, a, b, i);
    }
    return row[b.length()];
  }

  private static void fill(int[] row, int[] previous, int[] before, String a, String b, int i) {
    row[0] = i;
    for (int j = 1; j <= b.length(); j++) {
      int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
      boolean swapped =
          i > 1
              && j > 1
              && a.charAt(i - 1) == b.charAt(j - 2)
              && a.charAt(i - 2) == b.charAt(j - 1);
      if (swapped) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
  }
}
