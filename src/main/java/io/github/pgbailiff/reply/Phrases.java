package io.github.pgbailiff.reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers with their nouns, names and ages. */
public final class Phrases {
  private static final int NAMED = 3;

  private Phrases() {}

  /** {@code 1 session}, {@code 2 sessions}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * {@code checkout-api ×2, cart, migration, …}: the most frequent first.
   *
   * @param all how many there are, of whom these are some
   */
  public static String names(List<String> names, int all) {
    Map<String, Integer> counted = new LinkedHashMap<>();
    names.forEach(it -> counted.merge(it, 1, Integer::sum));
    String words =
        counted.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(NAMED)
            .map(it -> it.getValue() == 1 ? it.getKey() : it.getKey() + " ×" + it.getValue())
            .collect(Collectors.joining(", "));
    return words + (counted.size() > NAMED || all > names.size() ? ", …" : "");
  }

  /** {@code 1 session is}, {@code 2 sessions are}. */
  public static String are(long number, String noun) {
    return count(number, noun) + (number == 1 ? " is" : " are");
  }

  /** A span of time, in a few characters: {@code 12s}, {@code 14m}, {@code 2h04}, {@code 3d07h}. */
  public static String age(long seconds) {
    long s = Math.max(0, seconds);
    if (s < 3_600) {
      return s < 60 ? s + "s" : s / 60 + "m";
    }
    return s < 86_400
        ? "%dh%02d".formatted(s / 3_600, s / 60 % 60)
        : "%dd%02dh".formatted(s / 86_400, s / 3_600 % 24);
  }
}
