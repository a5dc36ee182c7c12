package io.github.pgbailiff.change;

/**
 * The fate of one target.
 *
 * @param detail why, where the kind leaves that open; otherwise empty
 */
public record Outcome(Kind kind, String detail) {

  /** The kind of an outcome, and whether something that was meant is left. */
  public enum Kind {
    ENDED("ended", false),
    CANCELLED("cancelled", false),
    ALREADY_GONE("already gone", false),
    DIFFERENT_SESSION("different session", false),
    CHANGED("changed", false),
    NOT_PERMITTED("not permitted", true),
    STILL_THERE("still there", true),
    UNKNOWN("unknown", true);

    private final String words;
    private final boolean left;

    Kind(String words, boolean left) {
      this.words = words;
      this.left = left;
    }

    /** The words that replies and the record use. */
    public String words() {
      return words;
    }

    /** Whether what was meant did not happen. */
    public boolean left() {
      return left;
    }
  }

  public static Outcome of(Kind kind) {
    return new Outcome(kind, "");
  }

  /** The outcome in words, such as {@code not permitted (superuser)}. */
  public String words() {
    return detail.isEmpty() ? kind.words() : kind.words() + " (" + detail + ")";
  }
}
