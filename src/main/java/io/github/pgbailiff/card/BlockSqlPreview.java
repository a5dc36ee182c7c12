package io.github.pgbailiff.card;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Body;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.verb.block.BlockDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The SQL that a request would run to block and unblock, for programs: as its clusters say it now,
 * since none is kept in the store.
 */
public record BlockSqlPreview(Clusters clusters) {
  /**
   * Empty for a request that blocks nothing, for one that has results, and while clusters are away.
   */
  public List<Body> of(Request request) {
    if (request.state().isTerminal()
        || request.results().stream().anyMatch(it -> it.block().isPresent())) {
      return List.of();
    }
    List<BlockPreview> blocked = new ArrayList<>();
    List<BlockPreview> unblocked = new ArrayList<>();
    for (Part part : request.change().parts()) {
      part.steps().forEach(step -> survey(part, step, blocked, unblocked));
    }
    return blocked.isEmpty() && unblocked.isEmpty()
        ? List.of()
        : List.of(BlockDetails.of(blocked, unblocked));
  }

  private void survey(
      Part part, Step step, List<BlockPreview> blocked, List<BlockPreview> unblocked) {
    switch (step) {
      case Step.Block(BlockTarget target, _, _) -> survey(part, target).ifPresent(blocked::add);
      case Step.Unblock(BlockTarget target, _) -> survey(part, target).ifPresent(unblocked::add);
      case Step.Signal _, Step.Drain _ -> {}
    }
  }

  private Optional<BlockPreview> survey(Part part, BlockTarget target) {
    try {
      return Optional.of(clusters.get(part.cluster()).blocks().preview(BlockTargetName.of(target)));
    } catch (ClusterException | IllegalArgumentException e) {
      // What is only for reading does not stand in the way of a decision.
      return Optional.empty();
    }
  }
}
