package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.change.MovedEnd;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.request.Request;
import java.util.Optional;

/** The outcome of a request to block where it is blocked already. */
record StandingBlocks(Blocks blocks, Request request, Part part, PartLedger ledger) {

  /**
   * Moves the end of a block, takes up one that only the cluster knows of, and leaves alone what
   * was blocked by hand.
   */
  void blocked(Step.Block step, BlockPreview now, Optional<Block> standing) {
    if (standing.isPresent()) {
      move(step, now, standing.get());
    } else if (now.former().isPresent()) {
      Block block = blocks.set(BlockResults.draft(request, part, step, now, now.former().get()));
      ledger.target(BlockResults.wasBlocked(step.target(), "by pgbailiff", Optional.of(block)));
      ledger.note("it was shut by pgbailiff before; this store has it as " + block.id() + " now");
    } else {
      ledger.target(BlockResults.wasBlocked(step.target(), "by hand", Optional.empty()));
      ledger.note("it was shut by hand: it is left as it is, and no block is recorded");
    }
  }

  /** Whoever asked did not ask to open it: it may have been extended since. */
  private void move(Step.Block step, BlockPreview now, Block block) {
    if (!step.opensSooner() && blocks.outlasts(block, step.lease())) {
      ledger.target(BlockResults.wasBlocked(step.target(), "for longer", Optional.of(block)));
      ledger.note(block.id() + " stands longer than that and is left as it is; unblock opens it");
    } else {
      blocks
          .tooFar(block, step.lease())
          .filter(_ -> now.remembers())
          .ifPresentOrElse(ledger::fails, () -> move(step, block));
    }
  }

  private void move(Step.Block step, Block block) {
    blocks
        .move(
            block.id(),
            step.lease(),
            step.opensSooner(),
            request.requester(),
            request.id(),
            request.reason())
        .ifPresentOrElse(
            moved -> moved(step, block, moved),
            () -> ledger.fails(block.id() + " is being lifted or moved at this moment; ask again"));
  }

  private void moved(Step.Block step, Block before, Block now) {
    ledger.target(
        BlockResults.seen(
            step.target(),
            MovedEnd.between(step.lease(), before.until(), now.until()).outcome(),
            Optional.of(now)));
    boolean moved = before.until().isPresent() || now.until().isPresent();
    ledger.note(
        now.id()
            + " stands already; "
            + (moved ? "its end was moved" : "it has no end that could be moved")
            + (now.until().isEmpty() ? ": it stays until somebody lifts it" : ""));
  }
}
