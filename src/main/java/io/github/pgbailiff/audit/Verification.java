package io.github.pgbailiff.audit;

import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.util.List;

/**
 * A look through the whole record, one event at a time, for anything that was done to it other than
 * adding events.
 */
public final class Verification {
  private final Store store;

  public Verification(Store store) {
    this.store = store;
  }

  /**
   * Looks at every event, up to the first that does not fit.
   *
   * @param anchors kept outside of the store; without any, a record that was written anew from some
   *     event on looks sound
   */
  public Verdict run(List<Anchor> anchors) {
    return store.read(tx -> run(tx, new KnownAnchors(anchors)));
  }

  private static Verdict run(Tx tx, KnownAnchors anchors) {
    Walk walk = new Walk(anchors);
    tx.each(Verification.class, "chain", row -> walk.passes(Entry.of(row)));
    return walk.misfit()
        .<Verdict>map(entry -> new Diagnosis(tx, walk.head(), entry).verdict())
        .or(() -> anchors.contradiction(walk.head()))
        .orElseGet(() -> sound(anchors, walk.head()));
  }

  private static Verdict sound(KnownAnchors anchors, Anchor head) {
    return new Verdict.Sound(head.seq(), head, anchors.unseen(head));
  }
}
