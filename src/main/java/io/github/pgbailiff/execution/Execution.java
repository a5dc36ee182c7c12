package io.github.pgbailiff.execution;

import io.github.pgbailiff.access.Asker;
import io.github.pgbailiff.access.Authorizer;
import io.github.pgbailiff.access.Freshness;
import io.github.pgbailiff.access.Identity;
import io.github.pgbailiff.access.MembershipException;
import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.RequestSummary;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.TransitionResult;
import io.github.pgbailiff.request.gate.Executions;
import io.github.pgbailiff.request.gate.Recheck;
import io.github.pgbailiff.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The execution of approved requests, each at most once over all processes on the store. */
public final class Execution {
  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);

  private final Clusters clusters;
  private final Authorizer authorizer;
  private final Recheck recheck;
  private final OpenStore records;
  private final ProcessSettings settings;

  public Execution(
      Clusters clusters,
      Authorizer authorizer,
      Recheck recheck,
      OpenStore records,
      ProcessSettings settings) {
    this.clusters = clusters;
    this.authorizer = authorizer;
    this.recheck = recheck;
    this.records = records;
    this.settings = settings;
  }

  /** Carries out everything that is approved and that nobody carries out yet. */
  public void carryOutApproved() {
    executions().approved().forEach(this::carryOut);
  }

  /**
   * Carries the request out, unless a long-running process on the store will.
   *
   * @return the request as it is then
   */
  public Request carryOut(Request approved) {
    try (var _ = LogContext.of(approved)) {
      return carryOutNow(approved);
    }
  }

  private Request carryOutNow(Request approved) {
    if (!settings.serves() && records.isServed()) {
      return approved;
    }
    try {
      Optional<String> objection =
          executions().contradiction(approved).or(() -> objection(approved));
      return objection.isPresent()
          ? asItIsNow(
              approved, executions().refuse(approved.id(), settings.holder(), objection.get()))
          : begin(approved);
    } catch (MembershipException e) {
      LOG.warn("{} waits: {}", approved.id(), e.getMessage());
      return approved;
    }
  }

  private Executions executions() {
    return records.requests().executions();
  }

  private Optional<String> objection(Request request) {
    List<Asker> approvers = request.approvers().stream().map(this::identify).toList();
    return recheck.objection(request, identify(request.requester()), approvers);
  }

  private Asker identify(Identity party) {
    return authorizer.identify(party.actor(), Optional.empty(), Freshness.FRESH);
  }

  private Request begin(Request approved) {
    TransitionResult begun = executions().begin(approved.id(), settings.holder());
    return TransitionResult.accepted(begun)
        .map(this::execute)
        .orElseGet(() -> asItIsNow(approved, begun));
  }

  private Request execute(Request request) {
    LOG.info("{}: {}", request.id(), ChangeWords.of(request.change()));
    List<PartRun> done;
    try (var renewal = new ExecutionLease(executions(), request, settings.holder())) {
      done = parts(request, renewal);
    }
    List<PartResult> results = done.stream().map(PartRun::result).toList();
    if (!done.isEmpty() && done.stream().allMatch(PartRun::anotherCluster)) {
      String why =
          results.stream().flatMap(it -> it.problem().stream()).collect(Collectors.joining("; "));
      return asItIsNow(request, executions().refuse(request.id(), settings.holder(), why));
    }
    return finish(request, results);
  }

  private List<PartRun> parts(Request request, ExecutionLease renewal) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PartRun>> parts =
          request.change().parts().stream()
              .map(part ->
                  threads.submit(() -> {
                    try (var _ = LogContext.of(request)) {
                      return new PartExecution(clusters, records, request, renewal).run(part);
                    }
                  }))
              .toList();
      return parts.stream().map(Execution::result).toList();
    }
  }

  private static PartRun result(Future<PartRun> part) {
    try {
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a request was carried out", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of a request failed", e.getCause());
    }
  }

  /** What happened has happened, also when the store cannot take it down. */
  private Request finish(Request request, List<PartResult> results) {
    try {
      return asItIsNow(request, executions().finish(request.id(), settings.holder(), results));
    } catch (StoreException e) {
      String outcome = RequestSummary.outcome(request, results);
      LOG.error("{} was carried out ({}) and that is not on the record", request.id(), outcome, e);
      throw new StoreException(
          e.kind(),
          "%s was carried out (%s), but that could not be recorded: %s"
              .formatted(request.id(), outcome, e.getMessage()),
          e);
    }
  }

  private static Request asItIsNow(Request otherwise, TransitionResult decided) {
    return switch (decided) {
      case TransitionResult.Accepted(Request request) -> request;
      case TransitionResult.Rejected(_, Request request) -> request;
      case TransitionResult.Unknown _ -> otherwise;
    };
  }
}
