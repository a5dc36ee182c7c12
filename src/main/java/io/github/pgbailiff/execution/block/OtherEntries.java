package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.verb.view.StandingBlock;
import java.util.Optional;

/**
 * The other names of a server, under one of which something may have been blocked since a request
 * was made.
 */
record OtherEntries(PostgresCluster cluster, Blocks blocks, ClusterIdentity frozen) {

  /** Why it is not for this entry's requests any more. */
  Optional<String> objection(BlockTarget target) {
    return switch (StandingBlock.of(blocks, cluster, cluster.identity(), target)) {
      case StandingBlock.Own _, StandingBlock.None _ -> Optional.empty();
      case StandingBlock.Elsewhere(Block block, _) ->
          Optional.of(
              "it was blocked under another name of this server meanwhile: ask for it on "
                  + block.cluster());
      case StandingBlock.Untold(_, String why) ->
          isShut(target)
              ? Optional.of("whether a block of another entry keeps it shut cannot be told: " + why)
              : Optional.empty();
    };
  }

  private boolean isShut(BlockTarget target) {
    return cluster.blocks().drift(target, frozen, Optional.empty()).preview().blocked();
  }
}
