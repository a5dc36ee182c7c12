package io.github.pgbailiff.execution.block;

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

/**
 * The forms in which a block is kept: as a draft before its target is blocked, as a result after.
 */
final class BlockResults {
  private BlockResults() {}

  /**
   * The block that is stored before the target is blocked.
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

  /** A target that this request blocked; who gets in since the look just before is not meant to. */
  static PartResult.OfBlock blocked(BlockOutcome outcome, BlockPreview before, Block block) {
    List<StillIn> newcomers =
        outcome.stillIn().stream().filter(it -> !before.stillIn().contains(it)).toList();
    String meanwhile =
        newcomers.isEmpty() ? "" : ", but let in meanwhile: " + newcomers.getFirst().words();
    return result(
        block.target(),
        outcome,
        outcome.words() + meanwhile,
        outcome.kind().left() || !newcomers.isEmpty(),
        Optional.of(block));
  }

  /** A target that no block of this request stands for. */
  static PartResult.OfBlock of(BlockTarget target, BlockOutcome outcome) {
    return result(target, outcome, outcome.words(), outcome.kind().left(), Optional.empty());
  }

  private static PartResult.OfBlock result(
      BlockTarget target, BlockOutcome outcome, String words, boolean left, Optional<Block> block) {
    return new PartResult.OfBlock(
        ChangeWords.of(target),
        words,
        left,
        block.map(Block::id),
        outcome.sql(),
        outcome.undo(),
        outcome.stillIn().stream().map(it -> new PartResult.Entrant(it.role(), it.via())).toList(),
        block.flatMap(Block::until));
  }

  /** A target that was found blocked, and nothing was done to it. */
  static PartResult.OfBlock wasBlocked(BlockTarget target, String how, Optional<Block> block) {
    return seen(target, "shut already (%s)".formatted(how), block);
  }

  /** A target as it was seen. */
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

  /** A target that was blocked and opened again. */
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
}
