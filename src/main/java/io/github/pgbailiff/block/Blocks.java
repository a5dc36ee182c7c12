package io.github.pgbailiff.block;

import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.audit.AuditLog;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.command.Id;
import io.github.pgbailiff.outbox.Announcements;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Recipients;
import io.github.pgbailiff.sql.Values;
import io.github.pgbailiff.store.Store;
import io.github.pgbailiff.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The standing blocks of a store. What happens to one happens with its event in the record and its
 * announcement, or not at all.
 */
public final class Blocks {
  /** The most blocks that one call returns or works on. */
  static final int LIMIT = 500;

  private final Store store;
  private final AuditLog audit;
  private final InstantSource clock;
  private final BlockNotices notices;
  private final BlockServers servers;
  private final DueBlocks due;

  public Blocks(Store store, AuditLog audit, InstantSource clock, Recipients audience) {
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    var announcements = new Announcements(store, clock);
    this.notices = new BlockNotices(announcements, audience);
    this.servers = new BlockServers(store, audit, notices, announcements);
    this.due = new DueBlocks(store, this::now, notices);
  }

  /** The running servers that they are on. */
  public BlockServers servers() {
    return servers;
  }

  /** Those whose lease ends. */
  public DueBlocks due() {
    return due;
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

  /** Since when all that a request has shut is open again; empty where it has shut nothing. */
  public Optional<Instant> openSince(Request request) {
    return store.read(tx ->
        tx.query(Blocks.class, "blocks-ended", Values.of("request", request.id())).stream()
            .map(row -> row.instant("lifted_at"))
            .max(Comparator.naturalOrder()));
  }
}
