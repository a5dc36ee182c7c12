package io.github.pgbailiff.verb;

/** Numbers with their nouns. */
final class Wording {
  private Wording() {}

  /** {@code 1 session}, {@code 2 sessions}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
