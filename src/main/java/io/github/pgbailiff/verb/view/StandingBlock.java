package io.github.pgbailiff.verb.view;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.util.List;
import java.util.Optional;

/**
 * The block that keeps something shut, as one entry of the configuration sees it. It belongs to the
 * entry that it was set under: another one is the same only while both are one running server.
 */
public sealed interface StandingBlock {

  /** No block at all. */
  record None() implements StandingBlock {}

  /** A block that was set under this entry. */
  record Own(Block block) implements StandingBlock {}

  /** A block that was set under another entry, which leads to the same running server. */
  record Elsewhere(Block block, PostgresCluster entry) implements StandingBlock {}

  /**
   * A block of another entry, which cannot be asked whether it is this server.
   *
   * @param why in words
   */
  record Untold(Block block, String why) implements StandingBlock {}

  /**
   * Looks for it.
   *
   * @param identity of the entry's server, as it was found for the command that asks
   */
  static StandingBlock of(
      Blocks blocks, PostgresCluster cluster, ClusterIdentity identity, BlockTarget target) {
    String name = cluster.cluster().name();
    Optional<StandingBlock> own =
        blocks.at(identity.systemIdentifier(), name, target).map(StandingBlock.Own::new);
    if (own.isPresent()) {
      return own.get();
    }
    List<StandingBlock> others =
        blocks.elsewhere(identity.systemIdentifier(), name, target).stream()
            .map(block -> elsewhere(block, cluster, identity))
            .filter(it -> !(it instanceof None))
            .toList();
    return others.stream()
        .filter(Elsewhere.class::isInstance)
        .findFirst()
        .or(() -> others.stream().findFirst())
        .orElseGet(None::new);
  }

  private static StandingBlock elsewhere(
      Block block, PostgresCluster cluster, ClusterIdentity identity) {
    try {
      return cluster
          .sameServer(block.cluster(), identity)
          .<StandingBlock>map(entry -> new Elsewhere(block, entry))
          .orElseGet(None::new);
    } catch (ClusterException e) {
      return new Untold(block, Fields.message(e));
    }
  }

  /** The block, where it was set under this entry. */
  default Optional<Block> own() {
    return this instanceof Own(Block block) ? Optional.of(block) : Optional.empty();
  }
}
