package io.github.pgbailiff.change;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One thing that can be done on a cluster. */
public sealed interface Step {
  /** Whose connections it refuses, accepts or ends; empty for a signal to chosen sessions. */
  default Optional<BlockTarget> blockTarget() {
    return switch (this) {
      case Signal _ -> Optional.empty();
      case Block block -> Optional.of(block.target());
      case Unblock unblock -> Optional.of(unblock.target());
      case Drain drain -> Optional.of(drain.target());
    };
  }

  /** The kind of a signal. */
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
   * @param standing the block that is there already, whose end is all that is moved
   */
  record Block(BlockTarget target, Optional<Duration> lease, Optional<StandingBlock> standing)
      implements Step {

    /** One of a target that nothing blocks yet. */
    public Block(BlockTarget target, Optional<Duration> lease) {
      this(target, lease, Optional.empty());
    }

    /** Whether what stands would end sooner than it does now, as if somebody lifted it then. */
    public boolean opensSooner() {
      return standing.isPresent() && standing.get().outlasts(lease);
    }
  }

  /**
   * A block as it stood when something was asked of it.
   *
   * @param until when it is lifted by itself; empty: never
   * @param seen when that was so
   */
  record StandingBlock(String block, Optional<Instant> until, Instant seen) {
    private boolean outlasts(Optional<Duration> lease) {
      return MovedEnd.isSooner(until, lease.map(seen::plus));
    }
  }

  /**
   * Accept new connections again.
   *
   * @param evenByHand also a block that somebody else has set
   */
  record Unblock(BlockTarget target, boolean evenByHand) implements Step {}

  /**
   * List and terminate until no session of the target's is left.
   *
   * @param keep leave the block when zero is not reached
   */
  record Drain(BlockTarget target, Selection selection, Duration within, boolean keep)
      implements Step {}
}
