package io.github.pgbailiff.block;

import io.github.pgbailiff.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The blocks of a store whose lease ends. Whoever does timed work claims one, unblocks its target,
 * and says by {@link Blocks#lift} or {@link #trouble} what came of it. A claim that was not settled
 * lapses, so a process that dies in between unblocks late but never leaves a target blocked; to
 * unblock what is not blocked changes nothing.
 */
public final class DueBlocks {
  /** How long before the end of a lease it is announced. */
  public static final Duration WARNING = Duration.ofMinutes(5);

  /** How long somebody may take to unblock a target. */
  static final Duration CLAIM = Duration.ofSeconds(60);

  /** How long a target that could not be unblocked is left alone. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private final Store store;
  private final InstantSource clock;
  private final BlockNotices notices;

  DueBlocks(Store store, InstantSource clock, BlockNotices notices) {
    this.store = store;
    this.clock = clock;
    this.notices = notices;
  }

  /** Announces what ends in 5 minutes, once for each end; returns what this call announced. */
  public List<Block> warn() {
    return store.read(tx -> BlockRows.toWarn(tx, clock.instant(), Blocks.LIMIT)).stream()
        .filter(this::warn)
        .toList();
  }

  private boolean warn(Block block) {
    return store.transact(tx -> {
      boolean first = BlockRows.warned(tx, block, clock.instant());
      if (first) {
        notices.ending(tx, block);
      }
      return first;
    });
  }

  /**
   * Takes the blocks whose time is up; each is for the holder alone, for a minute.
   *
   * @param holder names this process, and no other one ever
   */
  public List<Block> claim(String holder) {
    return store.read(tx -> BlockRows.due(tx, clock.instant(), Blocks.LIMIT)).stream()
        .filter(block -> store.transact(tx -> BlockRows.claim(tx, block, holder, clock.instant())))
        .toList();
  }

  /**
   * A claimed block could not be lifted; it is due again after 10 s.
   *
   * @param why in words, which are announced when they are new
   */
  public void trouble(Block block, String holder, String why) {
    store.transact(tx -> {
      boolean ours = BlockRows.trouble(tx, block, holder, why, clock.instant().plus(PAUSE));
      if (ours && !block.trouble().equals(Optional.of(why))) {
        notices.trouble(tx, block, why);
      }
      return ours;
    });
  }
}
