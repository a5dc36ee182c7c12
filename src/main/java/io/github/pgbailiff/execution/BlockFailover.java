package io.github.pgbailiff.execution;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.command.Durations;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look after standing blocks when another server takes over their cluster: each stands there
 * too, or was lost with the former one, and people are told which.
 */
final class BlockFailover {
  private static final Logger LOG = LoggerFactory.getLogger(BlockFailover.class);
  private static final Duration EVERY = Duration.ofSeconds(15);

  private final Clusters clusters;
  private final OpenStore records;
  private Instant last = Instant.EPOCH;

  BlockFailover(Clusters clusters, OpenStore records) {
    this.clusters = clusters;
    this.records = records;
  }

  /** Looks when it is time to, at clusters with a standing block only. */
  void round(List<Block> standing) {
    Instant now = records.clock().instant();
    if (!Durations.havePassed(EVERY, last, now)) {
      return;
    }
    last = now;
    Map<String, List<Block>> byCluster =
        standing.stream().collect(Collectors.groupingBy(Block::cluster));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      byCluster.forEach((name, blocks) -> threads.execute(() -> look(name, blocks)));
    }
  }

  private void look(String name, List<Block> blocks) {
    try {
      PostgresCluster cluster = clusters.get(name);
      if (cluster.sleeps()) {
        return;
      }
      ClusterIdentity identity = cluster.identity();
      if (!identity.inRecovery()) {
        blocks.forEach(it -> look(cluster, it, RunningServer.of(identity)));
      }
    } catch (ClusterException | StoreException | IllegalArgumentException e) {
      LOG.debug("whether another server has taken over {} cannot be told now", name, e);
    }
  }

  private void look(PostgresCluster cluster, Block block, RunningServer now) {
    Blocks blocks = records.blocks();
    Optional<RunningServer> before = blocks.servers().of(block);
    if (before.isEmpty()) {
      blocks.servers().keep(block, now);
    } else if (!before.get().isLeftFor(now)) {
      before
          .filter(it -> !it.equals(now))
          .ifPresent(it -> blocks.servers().restarted(block, it, now));
    } else if (isShut(cluster, block)) {
      blocks.servers().takenOver(block, before.get(), now);
    } else {
      blocks.lift(block.id(), BlockEnd.lost(before.get().leftFor(now)));
    }
  }

  private static boolean isShut(PostgresCluster cluster, Block block) {
    return cluster
        .blocks()
        .drift(block.target(), block.server(), Optional.empty())
        .preview()
        .blocked();
  }

  /** Which server has taken over from the one that the block was set on; empty: none has. */
  Optional<String> taker(PostgresCluster cluster, Block block) {
    try {
      RunningServer now = RunningServer.of(cluster.identity());
      return records
          .blocks()
          .servers()
          .of(block)
          .filter(it -> it.isLeftFor(now))
          .map(it -> it.leftFor(now));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
