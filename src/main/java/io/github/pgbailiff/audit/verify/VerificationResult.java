package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Anchor;
import java.util.Locale;
import java.util.Optional;

/** The findings of a look through the whole record. */
public sealed interface VerificationResult {

  /**
   * Every event fits.
   *
   * @param head the last event
   * @param unseen what could have happened all the same, and how to see it; empty: nothing could
   */
  record Sound(long events, Anchor head, Optional<String> unseen) implements VerificationResult {}

  /**
   * Something was done to the record.
   *
   * @param seq the first event that is not as it was, as far as that can be told
   */
  record Broken(long seq, Problem problem, String message) implements VerificationResult {}

  /** The kind of what was done. */
  enum Problem {
    /** An event was changed, or everything from one on was written anew. */
    EDITED,
    /** Events are missing in the middle. */
    REMOVED,
    /** An event stands there that was not written there. */
    INSERTED,
    /** Events changed places. */
    REORDERED,
    /** The last events are missing. */
    TAIL_CUT,
    /** The chain is whole, and tells of something that was done without what it took. */
    NOT_APPROVED;

    /** As programs read it: {@code tail cut}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
