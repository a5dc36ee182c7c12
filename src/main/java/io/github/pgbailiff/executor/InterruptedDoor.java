package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.approval.Lifting;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.PostgresCluster;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the door of a request whose process is gone. The door stays as it is; a block that is on
 * record and whose door is open ends.
 */
record InterruptedDoor(PostgresCluster cluster, Blocks blocks, Request request) {

  Optional<Result.OfDoor> look(Part part) {
    return part.steps().stream()
        .flatMap(step -> door(step).stream())
        .findFirst()
        .map(door -> look(part, door));
  }

  private static Optional<Door> door(Step step) {
    return switch (step) {
      case Step.Shut shut -> Optional.of(shut.door());
      case Step.Open open -> Optional.of(open.door());
      case Step.Signal _, Step.AwaitNone _ -> Optional.empty();
    };
  }

  private Result.OfDoor look(Part part, Door door) {
    boolean shut = cluster.look(door, part.identity(), Optional.empty()).survey().shut();
    Optional<Block> standing = blocks.at(part.identity().systemIdentifier(), part.cluster(), door);
    if (!shut) {
      standing.filter(it -> isOurs(it, part)).ifPresent(this::ends);
    }
    return DoorRecord.seen(door, shut ? "shut" : "open", shut ? standing : Optional.empty());
  }

  /** The block that the request set, or the one that it was to lift. */
  private boolean isOurs(Block block, Part part) {
    return block.request().equals(request.id())
        || part.steps().stream().anyMatch(Step.Open.class::isInstance);
  }

  private void ends(Block block) {
    blocks.lift(
        block.id(),
        Lifting.by(
            request.requester(),
            request.id(),
            List.of("it is open, and " + request.id() + " was interrupted")));
  }
}
