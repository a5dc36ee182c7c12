package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.BodyHeader;
import io.github.pgbailiff.audit.Entry;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way along the chain, from its start to the first event that does not follow the one before.
 */
final class ChainCheck {
  private final KnownAnchors anchors;
  private Anchor head = Anchor.START;
  private final Function<Entry, Optional<String>> sense;
  private Optional<Entry> misfit = Optional.empty();
  private Optional<VerificationResult> nonsense = Optional.empty();

  ChainCheck(KnownAnchors anchors, Function<Entry, Optional<String>> sense) {
    this.anchors = anchors;
    this.sense = sense;
  }

  /** Goes on to the next event; false when there is nothing more to see. */
  boolean passes(Entry entry) {
    if (!follows(entry)) {
      misfit = Optional.of(entry);
      return false;
    }
    head = new Anchor(entry.seq(), entry.hash());
    Optional<String> objection = sense.apply(entry);
    if (nonsense.isEmpty()) {
      nonsense =
          objection.map(why ->
              new VerificationResult.Broken(
                  entry.seq(),
                  VerificationResult.Problem.NOT_APPROVED,
                  "event %d: %s".formatted(entry.seq(), why)));
    }
    return anchors.allow(head);
  }

  private boolean follows(Entry entry) {
    BodyHeader written = BodyHeader.in(entry.body());
    return entry.seq() == head.seq() + 1
        && entry.previousHash().equals(head.hash())
        && written.hasSeq(entry.seq())
        && written.hasAt(entry.at())
        && !written.contradicts(head)
        && entry.computedHash().equals(entry.hash());
  }

  /** The first event that fits and tells of what should not have been done. */
  Optional<VerificationResult> nonsense() {
    return nonsense;
  }

  /** The last event that fits. */
  Anchor head() {
    return head;
  }

  /** The event after it, when it does not fit. */
  Optional<Entry> misfit() {
    return misfit;
  }
}
