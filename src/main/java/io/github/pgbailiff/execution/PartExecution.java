package io.github.pgbailiff.execution;

import io.github.pgbailiff.block.Block;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.RunningServer;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.execution.block.BlockExecution;
import io.github.pgbailiff.execution.block.PartLedger;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.block.DrainResult;
import io.github.pgbailiff.postgres.block.PreparedTransaction;
import io.github.pgbailiff.postgres.block.Straggler;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.reply.Phrases;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.PartResult.OfBlock;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The execution of one cluster's part of a request, step by step; the first that fails ends it. */
record PartExecution(
    Clusters clusters, OpenStore records, Request request, ExecutionLease renewal) {
  private static final Logger LOG = LoggerFactory.getLogger(PartExecution.class);

  /** How many of those who are still there are named. */
  private static final int NAMED = 10;

  PartRun run(Part part) {
    PostgresCluster cluster = clusters.get(part.cluster());
    var ledger = new PartLedger(part);
    var targets = new BlockExecution(cluster, records.blocks(), request, part, ledger);
    boolean another = false;
    try {
      sameServer(cluster, part);
      part.steps().stream()
          .takeWhile(_ -> !ledger.failed())
          .forEach(step -> run(step, cluster, targets, ledger, part));
    } catch (ClusterException e) {
      another = ledger.isUntouched() && e.kind() == ClusterException.Kind.IDENTITY_CHANGED;
      ledger.fails(Refusals.message(e));
    } catch (StoreException e) {
      ledger.fails("it could not be recorded: " + Refusals.message(e));
    }
    if (ledger.failed() && isUndone(part) && renewal.mayGoOn()) {
      targets.undo();
    }
    keepServer(cluster, ledger.result());
    return new PartRun(ledger.result(), another);
  }

  /** Where a block stands; where that cannot be told now, the next look at it does. */
  private void keepServer(PostgresCluster cluster, PartResult result) {
    try {
      Optional<Block> set = result.block().flatMap(OfBlock::block).flatMap(records.blocks()::find);
      if (set.isPresent()) {
        records.blocks().servers().keep(set.get(), RunningServer.of(cluster.identity()));
      }
    } catch (ClusterException | StoreException e) {
      LOG.debug("{}: where its block stands is looked at later", request.id(), e);
    }
  }

  /** Nothing is shut whose sessions were counted on a server that is not there any more. */
  private static void sameServer(PostgresCluster cluster, Part part) {
    if (part.drains()) {
      cluster.signals().remains(part.identity());
    }
  }

  /** Whether a block that was set for nothing is lifted again. */
  private static boolean isUndone(Part part) {
    return part.steps().stream().anyMatch(it -> it instanceof Step.Drain none && !none.keep());
  }

  private void run(
      Step step, PostgresCluster cluster, BlockExecution targets, PartLedger ledger, Part part) {
    var attribution = new Attribution(request.id(), request.requester().actor());
    switch (step) {
      case Step.Signal signal -> {
        WaitersLook look = WaitersLook.before(cluster, signal, records.clock());
        ledger.took(cluster.signals().send(signal, part.identity(), attribution, renewal::mayGoOn));
        ledger.after(look.after());
      }
      case Step.Block block -> targets.block(block);
      case Step.Unblock unblock -> targets.unblock(unblock);
      case Step.Drain none ->
          drained(
              cluster.blocks().drain(none, part.identity(), attribution, renewal::mayGoOn), ledger);
    }
  }

  private static void drained(DrainResult outcome, PartLedger ledger) {
    ledger.took(outcome.outcomes());
    if (outcome.reconnected() > 0) {
      ledger.note(
          Phrases.count(outcome.reconnected(), "session") + " slipped in while it was shut");
    }
    List<PreparedTransaction> prepared = outcome.prepared().orElseGet(List::of);
    note(ledger, "still inside: ", prepared.stream().map(PreparedTransaction::words));
    if (outcome.prepared().isEmpty()) {
      ledger.note("whether prepared transactions are inside cannot be told here");
    }
    note(
        ledger,
        "left inside, as nobody here may end it: ",
        outcome.around().stream().map(Straggler::words));
    if (outcome.none()) {
      ledger.nobodyLeft();
    } else {
      failed(outcome.stragglers(), prepared, ledger);
    }
  }

  private static void failed(
      List<Straggler> stragglers, List<PreparedTransaction> prepared, PartLedger ledger) {
    note(ledger, "still inside: ", stragglers.stream().map(Straggler::words));
    if (!prepared.isEmpty()) {
      ledger.note(
          "open it first (unblock, where it stays shut), then " + PreparedTransaction.REMEDY);
    }
    ledger.fails(
        Stream.of(
                    counted(stragglers.size(), "session"),
                    counted(prepared.size(), "prepared transaction"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "))
            + " still inside");
  }

  private static void note(PartLedger ledger, String what, Stream<String> named) {
    named.limit(NAMED).forEach(it -> ledger.note(what + it));
  }

  private static Optional<String> counted(int number, String noun) {
    return number == 0 ? Optional.empty() : Optional.of(Phrases.count(number, noun));
  }
}
