package io.github.pgbailiff.postgres.block;

import java.util.List;
import java.util.Optional;

/**
 * The outcome of blocking or unblocking a target.
 *
 * @param detail why, or how it came to be so; otherwise empty
 * @param former the state before, to be kept for unblocking; empty when nothing was blocked
 * @param stillIn who gets in all the same; at most 50
 * @param sql what was done, as PostgreSQL's own statements
 * @param undo what undoes it
 * @param notes what else people should know, such as what was changed by hand
 */
public record BlockOutcome(
    Kind kind,
    String detail,
    Optional<String> former,
    List<StillIn> stillIn,
    List<String> sql,
    List<String> undo,
    List<String> notes) {

  /** The kind of an outcome. */
  public enum Kind {
    /** It is blocked, by this request. */
    BLOCKED("shut", false),
    /** It was blocked before, and nothing was changed. */
    WAS_BLOCKED("shut already", false),
    /** It is unblocked again, by this request. */
    UNBLOCKED("opened", false),
    /** It was unblocked before, and nothing was changed. */
    WAS_OPEN("open already", false),
    /** Nothing was changed, for the reason in the detail. */
    UNCHANGED("nothing changed", true),
    /** The connection was lost and it could not be looked at again. */
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

    /** Whether what was meant is not so. */
    public boolean left() {
      return left;
    }
  }

  public BlockOutcome {
    stillIn = List.copyOf(stillIn);
    sql = List.copyOf(sql);
    undo = List.copyOf(undo);
    notes = List.copyOf(notes);
  }

  static BlockOutcome of(Kind kind, String detail) {
    return new BlockOutcome(
        kind, detail, Optional.empty(), List.of(), List.of(), List.of(), List.of());
  }

  BlockOutcome noting(List<String> more) {
    return new BlockOutcome(kind, detail, former, stillIn, sql, undo, more);
  }

  /** The outcome in words, such as {@code nothing changed (database wiki is protected ...)}. */
  public String words() {
    return detail.isEmpty() ? kind.words() : kind.words() + " (" + detail + ")";
  }
}
