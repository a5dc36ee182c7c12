package io.github.pgbailiff.execution.block;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.block.BlockEnd;
import io.github.pgbailiff.block.Blocks;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.BlockOutcome;
import io.github.pgbailiff.postgres.block.BlockOutcome.Kind;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The execution of blocks: it blocks and unblocks targets, and keeps their blocks in the store.
 *
 * <p>A block is stored, with the state before, before its target is blocked: whatever happens in
 * between, nobody has to guess how to open it. It ends after its target is open.
 */
public final class BlockExecution {
  private final PostgresCluster cluster;
  private final Blocks blocks;
  private final Request request;
  private final Part part;
  private final PartLedger ledger;
  private Optional<Block> mine = Optional.empty();

  public BlockExecution(
      PostgresCluster cluster, Blocks blocks, Request request, Part part, PartLedger ledger) {
    this.cluster = cluster;
    this.blocks = blocks;
    this.request = request;
    this.part = part;
    this.ledger = ledger;
  }

  public void block(Step.Block step) {
    if (isElsewhere(step.target())) {
      return;
    }
    BlockPreview now = look(step.target());
    if (now.blocked()) {
      new StandingBlocks(blocks, request, part, ledger).blocked(step, now, standing(step.target()));
    } else if (now.againstBlock().isEmpty()) {
      standing(step.target()).ifPresent(this::overtaken);
      turn(step, now, blocks.set(BlockResults.draft(request, part, step, now, now.state())));
    } else {
      ledger.fails(now.againstBlock().getFirst());
    }
  }

  private boolean isElsewhere(BlockTarget target) {
    Optional<String> why = new OtherEntries(cluster, blocks, part.identity()).objection(target);
    why.ifPresent(ledger::fails);
    return why.isPresent();
  }

  private BlockPreview look(BlockTarget target) {
    return cluster.blocks().drift(target, part.identity(), Optional.empty()).preview();
  }

  private Optional<Block> standing(BlockTarget target) {
    return blocks.at(part.identity().systemIdentifier(), part.cluster(), target);
  }

  private void overtaken(Block block) {
    lift(block, List.of("it was opened by hand"));
    ledger.note(block.id() + " was opened by hand; it is shut anew");
  }

  private void turn(Step.Block step, BlockPreview before, Block block) {
    mine = Optional.of(block);
    BlockOutcome outcome;
    try {
      outcome = shut(step);
    } catch (ClusterException failure) {
      settle(block, Refusals.message(failure));
      throw failure;
    }
    switch (outcome.kind()) {
      case BLOCKED, UNKNOWN -> stays(block, before, outcome);
      case WAS_BLOCKED, UNCHANGED, UNBLOCKED, WAS_OPEN -> {
        forget(block, outcome.words());
        ledger.target(BlockResults.of(block.target(), outcome));
      }
    }
    if (!Set.of(Kind.BLOCKED, Kind.WAS_BLOCKED).contains(outcome.kind())) {
      ledger.fails(outcome.words());
    }
    outcome.notes().forEach(ledger::note);
  }

  private void stays(Block block, BlockPreview before, BlockOutcome outcome) {
    if (outcome.kind() == Kind.BLOCKED) {
      outcome.former().ifPresent(it -> blocks.isShut(block.id(), it));
      new KeptCatalogueRows(cluster, blocks).written(block.target(), before);
    }
    ledger.target(BlockResults.blocked(outcome, before, block));
  }

  private BlockOutcome shut(Step.Block step) {
    return part.drains()
        ? cluster.blocks().blockRunning(step, part.identity(), attribution())
        : cluster.blocks().block(step, part.identity(), attribution());
  }

  /** After a failure only a look tells; where that fails too, the block stays on record. */
  private void settle(Block block, String why) {
    try {
      if (!look(block.target()).blocked()) {
        forget(block, why);
      }
    } catch (ClusterException again) {
      ledger.note(block.id() + " stays on record: whether it is shut could not be seen");
    }
  }

  private void forget(Block block, String why) {
    blocks.lift(block.id(), BlockEnd.notShut(request.requester(), request.id(), why));
    mine = Optional.empty();
  }

  public void unblock(Step.Unblock step) {
    if (isElsewhere(step.target())) {
      return;
    }
    Optional<Block> standing = standing(step.target());
    if (standing.isPresent()
        && cluster.blocks().currentName(step.target(), part.identity()).isEmpty()) {
      ledger.target(BlockResults.seen(step.target(), "dropped", Optional.empty()));
      lift(standing.get(), List.of("what it shut was dropped"));
      return;
    }
    BlockOutcome outcome = open(step, standing);
    ledger.target(BlockResults.of(step.target(), outcome));
    outcome.notes().forEach(ledger::note);
    if (isOpen(outcome)) {
      standing.ifPresent(block -> lift(block, outcome.notes()));
    } else {
      ledger.fails(outcome.words());
    }
  }

  private BlockOutcome open(Step.Unblock step, Optional<Block> block) {
    BlockPreview before = look(step.target());
    BlockOutcome outcome =
        cluster.blocks().unblock(step, part.identity(), attribution(), block.map(Block::former));
    new KeptCatalogueRows(cluster, blocks).written(step.target(), before);
    return outcome;
  }

  private static boolean isOpen(BlockOutcome outcome) {
    return Set.of(Kind.UNBLOCKED, Kind.WAS_OPEN).contains(outcome.kind());
  }

  private void lift(Block block, List<String> notes) {
    blocks.lift(block.id(), BlockEnd.by(request.requester(), request.id(), notes));
  }

  /** Opens again what was shut here; what stood before stays. */
  public void undo() {
    mine.ifPresent(block -> {
      try {
        undo(block);
      } catch (ClusterException | StoreException failure) {
        stands(block, Refusals.message(failure));
      }
    });
  }

  private void undo(Block block) {
    BlockOutcome outcome = open(new Step.Unblock(block.target(), false), Optional.of(block));
    if (isOpen(outcome)) {
      ledger.target(BlockResults.undone(block, outcome));
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
