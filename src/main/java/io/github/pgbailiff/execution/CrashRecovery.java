package io.github.pgbailiff.execution;

import io.github.pgbailiff.card.ChangeWords;
import io.github.pgbailiff.card.Refusals;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.execution.block.InterruptedBlock;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.PartResult;
import io.github.pgbailiff.request.Request;
import io.github.pgbailiff.request.gate.Executions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recovery of requests whose process is gone: it reports what can be seen of their targets.
 * Nothing is repeated.
 */
public final class CrashRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(CrashRecovery.class);
  private final Clusters clusters;
  private final OpenStore records;

  public CrashRecovery(Clusters clusters, OpenStore records) {
    this.clusters = clusters;
    this.records = records;
  }

  /** Looks for them, and lets expire what nobody decided on in time. */
  public void report() {
    records.requests().expireDue();
    Executions executions = records.requests().executions();
    for (Request request : executions.interruptLapsed()) {
      LOG.warn("{} was interrupted: {}", request.id(), ChangeWords.of(request.change()));
    }
    for (Request request : executions.unreported()) {
      executions.report(request.id(), look(request));
    }
  }

  private List<PartResult> look(Request request) {
    return request.change().parts().stream().map(part -> look(part, request)).toList();
  }

  private PartResult look(Part part, Request request) {
    try {
      PostgresCluster cluster = clusters.get(part.cluster());
      return new PartResult(
          part.cluster(),
          Optional.of("interrupted: the process that carried it out is gone"),
          new InterruptedBlock(cluster, records.blocks(), request).look(part),
          targets(cluster, part),
          List.of("the outcomes are what was seen afterwards"));
    } catch (ClusterException | IllegalArgumentException e) {
      return new PartResult(
          part.cluster(),
          Optional.of("interrupted, and it could not be looked at: " + Refusals.message(e)),
          unseen(part, "could not be looked at"),
          List.of());
    }
  }

  /** Where another server has taken over nobody can tell: its sessions are others. */
  private static List<PartResult.OfTarget> targets(PostgresCluster cluster, Part part) {
    try {
      return cluster.signals().seen(part.targets(), part.identity()).entrySet().stream()
          .map(CrashRecovery::ofTarget)
          .toList();
    } catch (ClusterException e) {
      if (e.kind() != ClusterException.Kind.IDENTITY_CHANGED) {
        throw e;
      }
      return unseen(part, Refusals.message(e));
    }
  }

  private static List<PartResult.OfTarget> unseen(Part part, String why) {
    return part.targets().stream()
        .map(it -> new PartResult.OfTarget(it.id(), new Outcome(Outcome.Kind.UNKNOWN, why)))
        .toList();
  }

  private static PartResult.OfTarget ofTarget(Map.Entry<Target, Outcome> seen) {
    return new PartResult.OfTarget(seen.getKey().id(), seen.getValue());
  }
}
