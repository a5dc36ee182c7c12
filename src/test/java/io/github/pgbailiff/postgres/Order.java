package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Actor;
import io.github.pgbailiff.command.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step that is frozen now and carried out later, as a request with an approval is. */
record Order(PostgresCluster cluster, ClusterIdentity identity, Step.Signal step) {
  static final Attribution BY_ANN = new Attribution("R-1042", new Actor("slack", "U0ANN", "ann"));

  /** To terminate what the conditions select now. */
  static Order terminate(PostgresCluster cluster, List<Condition> conditions) {
    return of(Step.Kind.TERMINATE, cluster, conditions);
  }

  /** To cancel the queries of what the conditions select now. */
  static Order cancel(PostgresCluster cluster, List<Condition> conditions) {
    return of(Step.Kind.CANCEL, cluster, conditions);
  }

  private static Order of(Step.Kind kind, PostgresCluster cluster, List<Condition> conditions) {
    List<Target> targets =
        cluster
            .sessions(SessionQuery.ALL.where(conditions).sorted(SessionQuery.Sort.CONN))
            .rows()
            .stream()
            .map(Session::target)
            .toList();
    var selection = new Selection(conditions, cluster.protect(cluster.identity()));
    return new Order(
        cluster,
        cluster.identity(),
        new Step.Signal(kind, targets, selection, false, Optional.empty()));
  }

  Order sameTransaction() {
    return with(step.targets(), true, step.gently());
  }

  Order gently(Duration wait) {
    return with(step.targets(), step.sameTransaction(), Optional.of(wait));
  }

  Order targets(List<Target> targets) {
    return with(targets, step.sameTransaction(), step.gently());
  }

  Order protecting(List<Condition> entry) {
    var selection = new Selection(step.selection().conditions(), List.of(entry));
    return new Order(
        cluster,
        identity,
        new Step.Signal(
            step.kind(), step.targets(), selection, step.sameTransaction(), step.gently()));
  }

  Order on(PostgresCluster other) {
    return new Order(other, identity, step);
  }

  private Order with(List<Target> targets, boolean sameTransaction, Optional<Duration> gently) {
    return new Order(
        cluster,
        identity,
        new Step.Signal(step.kind(), targets, step.selection(), sameTransaction, gently));
  }

  Map<Target, Outcome> run() {
    return cluster.signal(step, identity, BY_ANN, () -> true);
  }

  /** The outcomes in words, in the order in which the sessions connected. */
  List<String> outcomes() {
    return run().values().stream().map(Outcome::words).toList();
  }
}
