package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.DoorOutcome;
import io.github.pgbailiff.postgres.DoorSurvey;
import io.github.pgbailiff.postgres.StillIn;
import java.util.List;
import java.util.Optional;

/** What is kept of doors: blocks before they are shut, and results after. */
final class DoorRecord {
  private DoorRecord() {}

  /**
   * The block that is stored before the door is shut.
   *
   * @param former the state that opening has to bring back
   */
  static Block.Draft draft(
      Request request, Part part, Step.Shut step, DoorSurvey now, String former) {
    return new Block.Draft(
        part.cluster(),
        part.identity().systemIdentifier(),
        step.door(),
        String.join("; ", now.sql()),
        String.join("; ", now.undo()),
        former,
        request.requester(),
        request.place(),
        request.id(),
        request.reason(),
        step.lease());
  }

  /** A door that this request shut; who gets in since the look just before is not meant to. */
  static Result.OfDoor shut(DoorOutcome outcome, DoorSurvey before, Block block) {
    List<StillIn> newcomers =
        outcome.stillIn().stream().filter(it -> !before.stillIn().contains(it)).toList();
    String words =
        newcomers.isEmpty()
            ? outcome.words()
            : outcome.words() + ", but let in meanwhile: " + newcomers.getFirst().words();
    return new Result.OfDoor(
        ChangeWords.of(block.door()),
        words,
        outcome.kind().left() || !newcomers.isEmpty(),
        Optional.of(block.id()),
        outcome.sql(),
        outcome.undo(),
        entrants(outcome),
        block.until());
  }

  /** A door that no block of this request stands for. */
  static Result.OfDoor of(Door door, DoorOutcome outcome, Optional<Block> block) {
    return new Result.OfDoor(
        ChangeWords.of(door),
        outcome.words(),
        outcome.kind().left(),
        block.map(Block::id),
        outcome.sql(),
        outcome.undo(),
        entrants(outcome),
        block.flatMap(Block::until));
  }

  /** A door that was found shut, and nothing was done to it. */
  static Result.OfDoor wasShut(Door door, String how, Optional<Block> block) {
    return seen(door, "shut already (%s)".formatted(how), block);
  }

  /** A door as it was seen. */
  static Result.OfDoor seen(Door door, String words, Optional<Block> block) {
    return new Result.OfDoor(
        ChangeWords.of(door),
        words,
        false,
        block.map(Block::id),
        List.of(),
        block.map(it -> List.of(it.undo())).orElseGet(List::of),
        List.of(),
        block.flatMap(Block::until));
  }

  /** A door that was shut and opened again. */
  static Result.OfDoor undone(Block block, DoorOutcome opened) {
    return new Result.OfDoor(
        ChangeWords.of(block.door()),
        "opened again",
        true,
        Optional.empty(),
        opened.sql().isEmpty() ? List.of(block.sql()) : List.of(block.sql(), block.undo()),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<Result.Entrant> entrants(DoorOutcome outcome) {
    return outcome.stillIn().stream().map(it -> new Result.Entrant(it.role(), it.via())).toList();
  }
}
