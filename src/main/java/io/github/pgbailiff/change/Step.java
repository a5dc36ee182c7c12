package io.github.pgbailiff.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that the executor knows how to do on a cluster. */
public sealed interface Step {

  /** What a signal asks of a session. */
  enum Kind {
    CANCEL,
    TERMINATE
  }

  /**
   * Cancel or terminate sessions.
   *
   * @param sameTransaction hold each target to its transaction (idle: to its last change of state)
   *     too
   * @param gently cancel first, wait this long, then terminate what is left
   */
  record Signal(
      Kind kind,
      List<Target> targets,
      Selection selection,
      boolean sameTransaction,
      Optional<Duration> gently)
      implements Step {
    public Signal {
      targets = List.copyOf(targets);
    }

    /** The same to those sessions. */
    public Signal of(List<Target> targets) {
      return new Signal(kind, targets, selection, sameTransaction, gently);
    }
  }

  /**
   * Refuse new connections.
   *
   * @param lease lift it after this time
   */
  record Block(BlockTarget target, Optional<Duration> lease) implements Step {}

  /**
   * Accept new connections again.
   *
   * @param evenByHand also what somebody else shut
   */
  record Unblock(BlockTarget target, boolean evenByHand) implements Step {}

  /**
   * List and terminate until no session of the door's is left.
   *
   * @param keep keep the door shut when zero is not reached
   */
  record Drain(BlockTarget target, Selection selection, Duration within, boolean keep)
      implements Step {}
}
