package io.github.pgbailiff.audit;

import java.time.Instant;

/** Where an event came to stand in the record. */
public record Recorded(long seq, Instant at, String hash) {

  /** The event as an anchor. */
  public Anchor anchor() {
    return new Anchor(seq, hash);
  }
}
