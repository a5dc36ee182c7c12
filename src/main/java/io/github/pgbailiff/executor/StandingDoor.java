package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.DoorSurvey;
import java.util.Optional;

/** What a request to shut comes to where it is shut already. */
record StandingDoor(Blocks blocks, Request request, Part part, PartLedger ledger) {

  /**
   * Moves the end of a block, takes up one that only the cluster knows of, and leaves alone what
   * was shut by hand.
   */
  void shut(Step.Shut step, DoorSurvey now, Optional<Block> standing) {
    if (standing.isPresent()) {
      move(step, now, standing.get());
    } else if (now.former().isPresent()) {
      Block block = blocks.set(DoorRecord.draft(request, part, step, now, now.former().get()));
      ledger.door(DoorRecord.wasShut(step.door(), "by pgbailiff", Optional.of(block)));
      ledger.note("it was shut by pgbailiff before; this store has it as " + block.id() + " now");
    } else {
      ledger.door(DoorRecord.wasShut(step.door(), "by hand", Optional.empty()));
      ledger.note("it was shut by hand: it is left as it is, and no block is recorded");
    }
  }

  private void move(Step.Shut step, DoorSurvey now, Block block) {
    blocks
        .tooFar(block, step.lease())
        .filter(_ -> now.remembers())
        .ifPresentOrElse(ledger::fails, () -> move(step, block));
  }

  private void move(Step.Shut step, Block block) {
    blocks
        .move(block.id(), step.lease(), request.requester(), request.id(), request.reason())
        .ifPresentOrElse(
            moved -> {
              ledger.door(DoorRecord.wasShut(step.door(), "by pgbailiff", Optional.of(moved)));
              ledger.note(
                  moved.id()
                      + " stands already; its end was moved"
                      + (moved.until().isEmpty() ? ": it stays until somebody lifts it" : ""));
            },
            () -> ledger.fails(block.id() + " is being lifted at this moment; ask again"));
  }
}
