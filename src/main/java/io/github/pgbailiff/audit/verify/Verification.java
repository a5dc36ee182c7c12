package io.github.pgbailiff.audit.verify;

import io.github.pgbailiff.audit.Anchor;
import io.github.pgbailiff.audit.Entry;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A look through the whole record, one event at a time, for anything that was done to it other than
 * adding events.
 */
public final class Verification {
  private final Store store;
  private final Supplier<Function<Entry, Optional<String>>> sense;

  /** A look that also asks of every event, in their order, what speaks against what it tells. */
  public Verification(Store store, Supplier<Function<Entry, Optional<String>>> sense) {
    this.store = store;
    this.sense = sense;
  }

  /** A look at the chain alone. */
  public Verification(Store store) {
    this(store, () -> _ -> Optional.empty());
  }

  /**
   * Looks at every event, up to the first that does not fit.
   *
   * @param anchors kept outside of the store; without any, a record that was written anew from some
   *     event on looks sound
   */
  public VerificationResult run(List<Anchor> anchors) {
    return store.read(tx -> run(tx, new KnownAnchors(anchors)));
  }

  private VerificationResult run(Tx tx, KnownAnchors anchors) {
    ChainCheck walk = new ChainCheck(anchors, sense.get());
    tx.each(Verification.class, "chain", row -> walk.passes(Entry.of(row)));
    return walk.misfit()
        .<VerificationResult>map(entry -> new Diagnosis(tx, walk.head(), entry).verdict())
        .or(() -> anchors.contradiction(walk.head()))
        .or(walk::nonsense)
        .orElseGet(() -> sound(anchors, walk.head()));
  }

  private static VerificationResult sound(KnownAnchors anchors, Anchor head) {
    return new VerificationResult.Sound(head.seq(), head, anchors.unseen(head));
  }
}
