package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import java.util.List;
import java.util.Optional;

/**
 * The block of a request whose process is gone. Its target stays as it is; a block that is on
 * record and whose target is open ends.
 */
public record InterruptedBlock(PostgresCluster cluster, Blocks blocks, Request request) {

  public Optional<PartResult.OfBlock> look(Part part) {
    return part.steps().stream()
        .flatMap(step -> target(step).stream())
        .findFirst()
        .map(target -> look(part, target));
  }

  private static Optional<BlockTarget> target(Step step) {
    return switch (step) {
      case Step.Block block -> Optional.of(block.target());
      case Step.Unblock unblock -> Optional.of(unblock.target());
      case Step.Signal _, Step.Drain _ -> Optional.empty();
    };
  }

  private PartResult.OfBlock look(Part part, BlockTarget target) {
    boolean blocked =
        cluster.blocks().drift(target, part.identity(), Optional.empty()).preview().blocked();
    Optional<Block> standing =
        blocks.at(part.identity().systemIdentifier(), part.cluster(), target);
    if (!blocked) {
      standing.filter(it -> isOurs(it, part)).ifPresent(this::ends);
    }
    return BlockResults.seen(
        target, blocked ? "shut" : "open", blocked ? standing : Optional.empty());
  }

  /** The block that the request set, or the one that it was to lift. */
  private boolean isOurs(Block block, Part part) {
    return block.request().equals(request.id())
        || part.steps().stream().anyMatch(Step.Unblock.class::isInstance);
  }

  private void ends(Block block) {
    blocks.lift(
        block.id(),
        BlockEnd.by(
            request.requester(),
            request.id(),
            List.of("it is open, and " + request.id() + " was interrupted")));
  }
}
