package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Block;
import io.github.pgbailiff.approval.Blocks;
import io.github.pgbailiff.approval.Lifting;
import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.change.Door;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.Attribution;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.DoorOutcome;
import io.github.pgbailiff.postgres.DoorSurvey;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * Shuts and opens doors, and keeps their blocks in the store.
 *
 * <p>A block is stored, with the state before, before its door is shut: whatever happens in
 * between, nobody has to guess how to open it. It ends after its door is open.
 */
final class DoorExecution {
  private final PostgresCluster cluster;
  private final Blocks blocks;
  private final Request request;
  private final Part part;
  private final PartLedger ledger;
  private Optional<Block> mine = Optional.empty();

  DoorExecution(
      PostgresCluster cluster, Blocks blocks, Request request, Part part, PartLedger ledger) {
    this.cluster = cluster;
    this.blocks = blocks;
    this.request = request;
    this.part = part;
    this.ledger = ledger;
  }

  void shut(Step.Shut step) {
    if (isElsewhere(step.door())) {
      return;
    }
    DoorSurvey now = look(step.door());
    if (now.shut()) {
      new StandingDoor(blocks, request, part, ledger).shut(step, now, standing(step.door()));
    } else if (now.toShut().isEmpty()) {
      standing(step.door()).ifPresent(this::overtaken);
      turn(step, now, blocks.set(DoorRecord.draft(request, part, step, now, now.state())));
    } else {
      ledger.fails(now.toShut().getFirst());
    }
  }

  private boolean isElsewhere(Door door) {
    Optional<String> why = new OtherEntries(cluster, blocks, part.identity()).objection(door);
    why.ifPresent(ledger::fails);
    return why.isPresent();
  }

  private DoorSurvey look(Door door) {
    return cluster.look(door, part.identity(), Optional.empty()).survey();
  }

  private Optional<Block> standing(Door door) {
    return blocks.at(part.identity().systemIdentifier(), part.cluster(), door);
  }

  private void overtaken(Block block) {
    blocks.lift(
        block.id(),
        Lifting.by(request.requester(), request.id(), List.of("it was opened by hand")));
    ledger.note(block.id() + " was opened by hand; it is shut anew");
  }

  private void turn(Step.Shut step, DoorSurvey before, Block block) {
    mine = Optional.of(block);
    DoorOutcome outcome;
    try {
      outcome = cluster.shut(step, part.identity(), attribution());
    } catch (ClusterException failure) {
      settle(block, Refusals.message(failure));
      throw failure;
    }
    switch (outcome.kind()) {
      case SHUT -> {
        outcome.former().ifPresent(it -> blocks.isShut(block.id(), it));
        new KeptRows(cluster, blocks).written(block.door(), before);
        ledger.door(DoorRecord.shut(outcome, before, block));
      }
      case UNKNOWN -> {
        ledger.door(DoorRecord.shut(outcome, before, block));
        ledger.fails(outcome.words());
      }
      case WAS_SHUT -> {
        forget(block, outcome.words());
        ledger.door(DoorRecord.of(block.door(), outcome, Optional.empty()));
      }
      case UNCHANGED, OPENED, WAS_OPEN -> {
        forget(block, outcome.words());
        ledger.door(DoorRecord.of(block.door(), outcome, Optional.empty()));
        ledger.fails(outcome.words());
      }
    }
    outcome.notes().forEach(ledger::note);
  }

  /** After a failure only a look tells; where that fails too, the block stays on record. */
  private void settle(Block block, String why) {
    try {
      if (!look(block.door()).shut()) {
        forget(block, why);
      }
    } catch (ClusterException again) {
      ledger.note(block.id() + " stays on record: whether it is shut could not be seen");
    }
  }

  private void forget(Block block, String why) {
    blocks.lift(block.id(), Lifting.notShut(request.requester(), request.id(), why));
    mine = Optional.empty();
  }

  void open(Step.Open step) {
    if (isElsewhere(step.door())) {
      return;
    }
    Optional<Block> standing = standing(step.door());
    if (standing.isPresent() && cluster.nameNow(step.door(), part.identity()).isEmpty()) {
      ledger.door(DoorRecord.seen(step.door(), "dropped", Optional.empty()));
      lift(standing.get(), List.of("what it shut was dropped"));
      return;
    }
    DoorSurvey before = look(step.door());
    DoorOutcome outcome =
        cluster.open(step, part.identity(), attribution(), standing.map(Block::former));
    new KeptRows(cluster, blocks).written(step.door(), before);
    ledger.door(DoorRecord.of(step.door(), outcome, Optional.empty()));
    outcome.notes().forEach(ledger::note);
    if (isOpen(outcome)) {
      standing.ifPresent(block -> lift(block, outcome.notes()));
    } else {
      ledger.fails(outcome.words());
    }
  }

  private static boolean isOpen(DoorOutcome outcome) {
    return outcome.kind() == DoorOutcome.Kind.OPENED || outcome.kind() == DoorOutcome.Kind.WAS_OPEN;
  }

  private void lift(Block block, List<String> notes) {
    blocks.lift(block.id(), Lifting.by(request.requester(), request.id(), notes));
  }

  /** Opens again what was shut here; what stood before stays. */
  void undo() {
    mine.ifPresent(block -> {
      try {
        undo(block);
      } catch (ClusterException | StoreException failure) {
        stands(block, Refusals.message(failure));
      }
    });
  }

  private void undo(Block block) {
    DoorSurvey before = look(block.door());
    DoorOutcome outcome =
        cluster.open(
            new Step.Open(block.door(), false),
            part.identity(),
            attribution(),
            Optional.of(block.former()));
    new KeptRows(cluster, blocks).written(block.door(), before);
    if (isOpen(outcome)) {
      ledger.door(DoorRecord.undone(block, outcome));
      ledger.note("the block was undone; keep:yes would have kept it");
      outcome.notes().forEach(ledger::note);
      lift(block, List.of("zero was not reached"));
    } else {
      stands(block, outcome.words());
    }
  }

  private void stands(Block block, String why) {
    ledger.note(
        "%s could not be undone (%s) and stands; by hand: %s"
            .formatted(block.id(), why, block.undo()));
  }

  private Attribution attribution() {
    return new Attribution(request.id(), request.requester().actor());
  }
}
