package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.Attribution;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.DrainOutcome;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.Prepared;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries out one cluster's part of a request, step by step; the first that fails ends it. */
record PartExecution(Clusters clusters, Records records, Request request, Renewal renewal) {
  /** How many of those who are still there are named. */
  private static final int NAMED = 10;

  PartResult run(Part part) {
    PostgresCluster cluster = clusters.get(part.cluster());
    var ledger = new PartLedger(part);
    var doors = new DoorExecution(cluster, records.blocks(), request, part, ledger);
    boolean another = false;
    try {
      part.steps().stream()
          .takeWhile(_ -> !ledger.failed())
          .forEach(step -> run(step, cluster, doors, ledger, part));
    } catch (ClusterException e) {
      another = ledger.isUntouched() && e.kind() == ClusterException.Kind.IDENTITY_CHANGED;
      ledger.fails(Refusals.message(e));
    } catch (StoreException e) {
      ledger.fails("it could not be recorded: " + Refusals.message(e));
    }
    if (ledger.failed() && isUndone(part) && renewal.mayGoOn()) {
      doors.undo();
    }
    return new PartResult(ledger.result(), another);
  }

  /** Whether a door that was shut for nothing is opened again. */
  private static boolean isUndone(Part part) {
    return part.steps().stream().anyMatch(it -> it instanceof Step.AwaitNone none && !none.keep());
  }

  private void run(
      Step step, PostgresCluster cluster, DoorExecution doors, PartLedger ledger, Part part) {
    var attribution = new Attribution(request.id(), request.requester().actor());
    switch (step) {
      case Step.Signal signal ->
          ledger.took(cluster.signal(signal, part.identity(), attribution, renewal::mayGoOn));
      case Step.Shut shut -> doors.shut(shut);
      case Step.Open open -> doors.open(open);
      case Step.AwaitNone none ->
          drained(cluster.awaitNone(none, part.identity(), attribution, renewal::mayGoOn), ledger);
    }
  }

  private static void drained(DrainOutcome outcome, PartLedger ledger) {
    ledger.took(outcome.outcomes());
    if (outcome.reconnected() > 0) {
      ledger.note(
          ChangeWords.count(outcome.reconnected(), "session") + " slipped in while it was shut");
    }
    List<Prepared> prepared = outcome.prepared().orElseGet(List::of);
    prepared.stream().limit(NAMED).forEach(it -> ledger.note("still inside: " + it.words()));
    if (outcome.prepared().isEmpty()) {
      ledger.note("whether prepared transactions are inside cannot be told here");
    }
    if (outcome.none()) {
      ledger.nobodyLeft();
      return;
    }
    outcome.stragglers().stream()
        .limit(NAMED)
        .forEach(it -> ledger.note("still inside: " + it.words()));
    if (!prepared.isEmpty()) {
      ledger.note("open it first (unblock, where it stays shut), then " + Prepared.REMEDY);
    }
    ledger.fails(
        Stream.of(
                    counted(outcome.stragglers().size(), "session"),
                    counted(prepared.size(), "prepared transaction"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" and "))
            + " still inside");
  }

  private static Optional<String> counted(int number, String noun) {
    return number == 0 ? Optional.empty() : Optional.of(ChangeWords.count(number, noun));
  }
}
