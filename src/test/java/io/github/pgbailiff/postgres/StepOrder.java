package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step that is frozen now and carried out later, as a request with an approval is. */
public record StepOrder(PostgresCluster cluster, ClusterIdentity identity, Step.Signal step) {
  public static final Attribution BY_ANN =
      new Attribution("R-1042", new Actor("slack", "U0ANN", "ann"));

  /** To terminate what the conditions select now. */
  public static StepOrder terminate(PostgresCluster cluster, List<Condition> conditions) {
    return of(Step.Kind.TERMINATE, cluster, conditions);
  }

  /** To cancel the queries of what the conditions select now. */
  public static StepOrder cancel(PostgresCluster cluster, List<Condition> conditions) {
    return of(Step.Kind.CANCEL, cluster, conditions);
  }

  private static StepOrder of(Step.Kind kind, PostgresCluster cluster, List<Condition> conditions) {
    List<Target> targets =
        cluster
            .sessions(SessionQuery.ALL.where(conditions).sorted(SessionQuery.Sort.CONN))
            .rows()
            .stream()
            .map(Session::target)
            .toList();
    var selection = new Selection(conditions, cluster.protect(cluster.identity()));
    return new StepOrder(
        cluster,
        cluster.identity(),
        new Step.Signal(kind, targets, selection, false, Optional.empty()));
  }

  public StepOrder sameTransaction() {
    return with(step.targets(), true, step.gently());
  }

  public StepOrder gently(Duration wait) {
    return with(step.targets(), step.sameTransaction(), Optional.of(wait));
  }

  public StepOrder targets(List<Target> targets) {
    return with(targets, step.sameTransaction(), step.gently());
  }

  public StepOrder protecting(List<Condition> entry) {
    var selection = new Selection(step.selection().conditions(), List.of(entry));
    return new StepOrder(
        cluster,
        identity,
        new Step.Signal(
            step.kind(), step.targets(), selection, step.sameTransaction(), step.gently()));
  }

  public StepOrder on(PostgresCluster other) {
    return new StepOrder(other, identity, step);
  }

  /** The same, of sessions under these pids that connected a moment earlier. */
  public StepOrder onFormerSessions() {
    return targets(step.targets().stream().map(StepOrder::former).toList());
  }

  private static Target former(Target now) {
    return new Target(
        new SessionId(now.pid(), now.id().backendStart().minusNanos(1_000)),
        now.database(),
        now.user(),
        now.application(),
        now.client(),
        now.state(),
        now.xactStart(),
        now.queryStart(),
        now.stateChange());
  }

  /** The same, frozen before the server was started for the last time. */
  public StepOrder beforeRestart() {
    var before =
        new ClusterIdentity(
            identity.systemIdentifier(),
            identity.address(),
            identity.port(),
            identity.postmasterStart().minusSeconds(1),
            false);
    return new StepOrder(cluster, before, step);
  }

  private StepOrder with(List<Target> targets, boolean sameTransaction, Optional<Duration> gently) {
    return new StepOrder(
        cluster,
        identity,
        new Step.Signal(step.kind(), targets, step.selection(), sameTransaction, gently));
  }

  public Map<Target, Outcome> run() {
    return cluster.signals().send(step, identity, BY_ANN, () -> true);
  }

  /** The outcomes in words, in the order in which the sessions connected. */
  public List<String> outcomes() {
    return run().values().stream().map(Outcome::words).toList();
  }
}
