package io.github.pgbailiff.execution;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.block.BlockOutcome;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.StillIn;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import java.util.List;
import java.util.Optional;

/** What is kept of doors: blocks before they are shut, and results after. */
final class BlockResults {
  private BlockResults() {}

  /**
   * The block that is stored before the door is shut.
   *
   * @param former the state that opening has to bring back
   */
  static Block.Draft draft(
      Request request, Part part, Step.Block step, BlockPreview now, String former) {
    return new Block.Draft(
        part.cluster(),
        part.identity().systemIdentifier(),
        step.target(),
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
  static PartResult.OfBlock shut(BlockOutcome outcome, BlockPreview before, Block block) {
    List<StillIn> newcomers =
        outcome.stillIn().stream().filter(it -> !before.stillIn().contains(it)).toList();
    String words =
        newcomers.isEmpty()
            ? outcome.words()
            : outcome.words() + ", but let in meanwhile: " + newcomers.getFirst().words();
    return new PartResult.OfBlock(
        ChangeWords.of(block.target()),
        words,
        outcome.kind().left() || !newcomers.isEmpty(),
        Optional.of(block.id()),
        outcome.sql(),
        outcome.undo(),
        entrants(outcome),
        block.until());
  }

  /** A door that no block of this request stands for. */
  static PartResult.OfBlock of(BlockTarget target, BlockOutcome outcome, Optional<Block> block) {
    return new PartResult.OfBlock(
        ChangeWords.of(target),
        outcome.words(),
        outcome.kind().left(),
        block.map(Block::id),
        outcome.sql(),
        outcome.undo(),
        entrants(outcome),
        block.flatMap(Block::until));
  }

  /** A door that was found shut, and nothing was done to it. */
  static PartResult.OfBlock wasShut(BlockTarget target, String how, Optional<Block> block) {
    return seen(target, "shut already (%s)".formatted(how), block);
  }

  /** A door as it was seen. */
  static PartResult.OfBlock seen(BlockTarget target, String words, Optional<Block> block) {
    return new PartResult.OfBlock(
        ChangeWords.of(target),
        words,
        false,
        block.map(Block::id),
        List.of(),
        block.map(it -> List.of(it.undo())).orElseGet(List::of),
        List.of(),
        block.flatMap(Block::until));
  }

  /** A door that was shut and opened again. */
  static PartResult.OfBlock undone(Block block, BlockOutcome opened) {
    return new PartResult.OfBlock(
        ChangeWords.of(block.target()),
        "opened again",
        true,
        Optional.empty(),
        opened.sql().isEmpty() ? List.of(block.sql()) : List.of(block.sql(), block.undo()),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static List<PartResult.Entrant> entrants(BlockOutcome outcome) {
    return outcome.stillIn().stream()
        .map(it -> new PartResult.Entrant(it.role(), it.via()))
        .toList();
  }
}
