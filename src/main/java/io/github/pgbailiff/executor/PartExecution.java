package io.github.pgbailiff.executor;

import io.github.pgbailiff.approval.Request;
import io.github.pgbailiff.approval.Result;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.Attribution;
import io.github.pgbailiff.postgres.ClusterException;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out one cluster's part of a request, step by step; the first that fails ends it. */
record PartExecution(Clusters clusters, Request request, Renewal renewal) {

  PartResult run(Part part) {
    List<Result.OfTarget> targets = new ArrayList<>();
    try {
      PostgresCluster cluster = clusters.get(part.cluster());
      for (Step step : part.steps()) {
        targets.addAll(run(step, part, cluster));
      }
      return new PartResult(
          new Result(part.cluster(), Optional.empty(), targets, List.of()), false);
    } catch (ClusterException e) {
      boolean another = targets.isEmpty() && e.kind() == ClusterException.Kind.IDENTITY_CHANGED;
      targets.addAll(notTried(part, targets));
      return new PartResult(
          new Result(part.cluster(), Optional.of(Refusals.message(e)), targets, List.of()),
          another);
    }
  }

  private List<Result.OfTarget> run(Step step, Part part, PostgresCluster cluster) {
    var attribution = new Attribution(request.id(), request.requester().actor());
    return switch (step) {
      case Step.Signal signal ->
          outcomes(cluster.signal(signal, part.identity(), attribution, renewal::mayGoOn));
      case Step.Shut _, Step.Open _, Step.AwaitNone _ ->
          throw new ClusterException(
              ClusterException.Kind.UNSUPPORTED, "blocking is not known to this program");
    };
  }

  private static List<Result.OfTarget> outcomes(Map<Target, Outcome> outcomes) {
    return outcomes.entrySet().stream()
        .map(
            it -> new Result.OfTarget(it.getKey().pid(), it.getKey().backendStart(), it.getValue()))
        .toList();
  }

  /** Targets that nothing was sent to. */
  private static List<Result.OfTarget> notTried(Part part, List<Result.OfTarget> tried) {
    return part.targets().stream()
        .filter(target ->
            tried.stream()
                .noneMatch(it ->
                    it.pid() == target.pid() && it.backendStart().equals(target.backendStart())))
        .map(target ->
            new Result.OfTarget(
                target.pid(),
                target.backendStart(),
                new Outcome(Outcome.Kind.UNKNOWN, "not tried")))
        .toList();
  }
}
