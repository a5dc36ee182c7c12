package io.github.pgbailiff.execution;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.execution.block.KeptCatalogueRows;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockOutcome;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of blocks whose time is up: it unblocks their targets, and says so before and after.
 *
 * <p>Each block is claimed in the store first, so that of several processes one opens it. While the
 * store takes nothing down, targets are opened all the same, by what was last read of it, and
 * recorded later: to open a target that is open changes nothing.
 */
public final class BlockExpiry {
  private static final Logger LOG = LoggerFactory.getLogger(BlockExpiry.class);

  /** How long a target that could not be opened without the store is left alone. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Clusters clusters;
  private final OpenStore records;
  private final String holder;
  private final BlockFailover failover;
  private final UnrecordedLifts unrecorded;

  /**
   * @param unrecorded what this process has lifted by itself before
   */
  public BlockExpiry(
      Clusters clusters, OpenStore records, String holder, UnrecordedLifts unrecorded) {
    this.clusters = clusters;
    this.records = records;
    this.holder = holder;
    this.failover = new BlockFailover(clusters, records);
    this.unrecorded = unrecorded;
  }

  /** One round; it may take as long as the slowest cluster. */
  public void round() {
    try {
      unrecorded.owed.forEach((id, how) -> {
        records.blocks().lift(id, how);
        unrecorded.owed.remove(id);
      });
      unrecorded.known = records.blocks().open();
      records.blocks().due().warn();
      each(records.blocks().due().claim(holder), this::lift);
      failover.round(records.blocks().open());
    } catch (StoreException e) {
      LOG.warn("blocks are lifted without the record for now: {}", e.getMessage());
      each(overdue(), this::liftUnrecorded);
    }
  }

  /** The blocks that a request set or moved, and that no long-running process will lift. */
  public List<Block> awaited(String request) {
    if (records.isServed()) {
      return List.of();
    }
    Set<String> ids =
        records.requests().find(request).stream()
            .flatMap(it -> it.results().stream())
            .flatMap(it -> it.block().flatMap(PartResult.OfBlock::block).stream())
            .collect(Collectors.toSet());
    return records.blocks().open().stream()
        .filter(it -> ids.contains(it.id()) && it.until().isPresent())
        .toList();
  }

  private static void each(List<Block> blocks, Consumer<Block> work) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      blocks.forEach(block -> threads.execute(() -> work.accept(block)));
    }
  }

  private void lift(Block block) {
    Attempt attempt = attempt(block);
    try {
      Blocks blocks = records.blocks();
      attempt
          .lifting()
          .ifPresentOrElse(
              how -> blocks.lift(block.id(), how),
              () -> blocks.due().trouble(block, holder, attempt.trouble()));
    } catch (StoreException e) {
      LOG.warn("{}: {}; recorded later", block.id(), e.getMessage());
      attempt.lifting().ifPresent(how -> unrecorded.owed.put(block.id(), how));
    }
  }

  private List<Block> overdue() {
    Instant now = records.clock().instant();
    return unrecorded.known.stream()
        .filter(it -> it.until().filter(end -> !now.isBefore(end)).isPresent())
        .filter(it -> !unrecorded.owed.containsKey(it.id()))
        .filter(it -> !now.isBefore(unrecorded.tried.getOrDefault(it.id(), Instant.EPOCH)))
        .toList();
  }

  private void liftUnrecorded(Block block) {
    unrecorded.tried.put(block.id(), records.clock().instant().plus(PAUSE));
    attempt(block).lifting().ifPresent(how -> unrecorded.owed.put(block.id(), how));
  }

  /**
   * The outcome of an attempt to unblock.
   *
   * @param trouble why it is not open, where it is not
   */
  private record Attempt(Optional<BlockEnd> lifting, String trouble) {
    static Attempt lifted(BlockEnd how) {
      return new Attempt(Optional.of(how), "");
    }

    static Attempt failed(String why) {
      return new Attempt(Optional.empty(), why);
    }
  }

  private Attempt attempt(Block block) {
    try {
      return open(clusters.get(block.cluster()), block);
    } catch (ClusterException | IllegalArgumentException e) {
      return Attempt.failed(Refusals.message(e));
    } catch (RuntimeException e) { // the block must not be lost with the thread
      LOG.error("{} cannot be lifted", block.id(), e);
      return Attempt.failed("an error inside pgbailiff: " + e);
    }
  }

  private Attempt open(PostgresCluster cluster, Block block) {
    try {
      BlockPreview before =
          cluster.blocks().drift(block.target(), block.server(), Optional.empty()).preview();
      BlockOutcome outcome =
          cluster
              .blocks()
              .unblock(
                  new Step.Unblock(block.target(), false),
                  block.server(),
                  new Attribution(block.request(), block.by().actor()),
                  Optional.of(block.former()));
      remember(cluster, block, before);
      return came(outcome, failover.taker(cluster, block));
    } catch (ClusterException e) {
      boolean another = e.kind() == ClusterException.Kind.IDENTITY_CHANGED;
      return another && cluster.blocks().currentName(block.target(), block.server()).isEmpty()
          ? Attempt.lifted(BlockEnd.gone(List.of()))
          : Attempt.failed(Refusals.message(e));
    }
  }

  private static Attempt came(BlockOutcome outcome, Optional<String> taker) {
    return switch (outcome.kind()) {
      case UNBLOCKED ->
          Attempt.lifted(
              BlockEnd.byLease(
                  Stream.concat(outcome.notes().stream(), taker.map(it -> "on " + it).stream())
                      .toList()));
      case WAS_OPEN ->
          Attempt.lifted(
              taker.map(BlockEnd::lost).orElseGet(() -> BlockEnd.openedByHand(outcome.notes())));
      case BLOCKED, WAS_BLOCKED, UNCHANGED, UNKNOWN -> Attempt.failed(outcome.words());
    };
  }

  private void remember(PostgresCluster cluster, Block block, BlockPreview before) {
    try {
      new KeptCatalogueRows(cluster, records.blocks()).written(block.target(), before);
    } catch (StoreException e) {
      LOG.warn("{}: what it has written is not remembered: {}", block.id(), e.getMessage());
    }
  }
}
