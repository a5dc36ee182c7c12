package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The standing blocks of a store. What happens to one happens with its event in the record and its
 * announcement, or not at all.
 *
 * <p>When a lease ends, whoever does timed work claims the block, unblocks its target, and says by
 * {@link #lift} or {@link #trouble} what came of it. A claim that was not settled lapses, so a
 * process that dies in between unblocks late but never leaves a target blocked; to unblock what is
 * not blocked changes nothing.
 */
public final class Blocks {
  /** How long before the end of a lease it is announced. */
  public static final Duration WARNING = Duration.ofMinutes(5);

  /** How long somebody may take to unblock a target. */
  static final Duration CLAIM = Duration.ofSeconds(60);

  /** How long a target that could not be unblocked is left alone. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** The most blocks that one call returns or works on. */
  static final int LIMIT = 500;

  private final Store store;
  private final AuditLog audit;
  private final InstantSource clock;
  private final BlockNotices notices;
  private final BlockServers servers;

  public Blocks(Store store, AuditLog audit, InstantSource clock, Recipients audience) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    var announcements = new Announcements(store, clock);
    this.notices = new BlockNotices(announcements, audience);
    this.servers = new BlockServers(store, audit, notices, announcements);
  }

  /** The running servers that they are on. */
  public BlockServers servers() {
    return servers;
  }

  /** As exactly as the store keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Keeps a block that stands since just now.
   *
   * @throws io.github.pgbailiff.store.StoreException also when the target has one already
   */
  public Block set(Block.Draft draft) {
    return store.transact(tx -> {
      Block block = draft.asBlock(BlockRows.nextNumber(tx), now());
      BlockRows.insert(tx, block);
      audit.append(tx, BlockEvents.set(block));
      return block;
    });
  }

  /**
   * Its target is blocked.
   *
   * @param former the state before, with what tells our own doing from somebody else's later
   */
  public void isShut(String id, String former) {
    store.transact(tx -> found(tx, id).filter(block -> BlockRows.former(tx, block, former)));
  }

  /** Why the end of a block cannot be moved so far from now; empty when it can. */
  public Optional<String> tooFar(Block block, Optional<Duration> lease) {
    return lease.flatMap(it -> block.tooFar(it, now()));
  }

  /** Whether it would end sooner than it stands, if it ended after that time from now. */
  public boolean outlasts(Block block, Optional<Duration> lease) {
    return block.outlasts(lease.map(now()::plus));
  }

  /**
   * Moves the end of a block.
   *
   * @param lease from now on; empty: it stands until somebody lifts it
   * @param sooner whether it may end sooner than it stands
   * @param request that asked for it
   * @return the block as it is now; empty when it is lifted, or is being lifted at this moment, or
   *     stands longer
   */
  public Optional<Block> move(
      String id,
      Optional<Duration> lease,
      boolean sooner,
      Identity by,
      String request,
      Optional<String> reason) {
    return store.transact(tx -> {
      Instant now = now();
      Optional<Instant> until = lease.map(now::plus);
      Optional<Block> moved =
          found(tx, id)
              .filter(block -> sooner || !block.outlasts(until))
              .filter(block -> BlockRows.move(tx, block, until, now))
              .map(block -> block.until(until));
      moved.ifPresent(block -> {
        audit.append(tx, BlockEvents.moved(block, by, request, reason));
        notices.moved(tx, block);
      });
      return moved;
    });
  }

  /**
   * Its target is blocked no more.
   *
   * @param how by whom and why
   * @return the block that was lifted; empty when somebody else was first
   */
  public Optional<Block> lift(String id, BlockEnd how) {
    return store.transact(tx -> {
      Optional<Block> lifted = found(tx, id).filter(block -> BlockRows.lift(tx, block, now()));
      lifted.ifPresent(block -> {
        audit.append(tx, BlockEvents.lifted(block, how));
        notices.lifted(tx, block, how);
      });
      return lifted;
    });
  }

  /** The block with that id, while it stands. */
  public Optional<Block> find(String id) {
    return store.read(tx -> found(tx, id));
  }

  private static Optional<Block> found(Tx tx, String id) {
    OptionalLong number = Id.BLOCK.numberOf(id);
    return number.isEmpty() ? Optional.empty() : BlockRows.find(tx, number.getAsLong());
  }

  /** The block of a target, of those that were set under that entry. */
  public Optional<Block> at(Optional<String> systemIdentifier, String cluster, BlockTarget target) {
    return store.read(tx -> BlockRows.at(tx, systemIdentifier, cluster, target));
  }

  /**
   * Blocks of other entries that may be of the same target: those entries lead to the same server,
   * or one of the two to a copy of the other's.
   */
  public List<Block> elsewhere(
      Optional<String> systemIdentifier, String cluster, BlockTarget target) {
    return open().stream()
        .filter(block -> !block.cluster().equals(cluster))
        .filter(block -> block.mayBe(systemIdentifier, target))
        .toList();
  }

  /** The standing blocks, oldest first, at most 500. */
  public List<Block> open() {
    return store.read(tx -> BlockRows.standing(tx, LIMIT));
  }

  /** Those that a request has set and that stand. */
  public List<Block> of(Request request) {
    return open().stream().filter(block -> block.request().equals(request.id())).toList();
  }

  /** Announces what ends in 5 minutes, once for each end; returns what this call announced. */
  public List<Block> warn() {
    return store.read(tx -> BlockRows.toWarn(tx, now(), LIMIT)).stream()
        .filter(this::warn)
        .toList();
  }

  private boolean warn(Block block) {
    return store.transact(tx -> {
      boolean first = BlockRows.warned(tx, block, now());
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
  public List<Block> claimDue(String holder) {
    return store.read(tx -> BlockRows.due(tx, now(), LIMIT)).stream()
        .filter(block -> store.transact(tx -> BlockRows.claim(tx, block, holder, now())))
        .toList();
  }

  /**
   * A claimed block could not be lifted; it is due again after 10 s.
   *
   * @param why in words, which are announced when they are new
   */
  public void trouble(Block block, String holder, String why) {
    store.transact(tx -> {
      boolean ours = BlockRows.trouble(tx, block, holder, why, now().plus(PAUSE));
      if (ours && !block.trouble().equals(Optional.of(why))) {
        notices.trouble(tx, block, why);
      }
      return ours;
    });
  }
}
