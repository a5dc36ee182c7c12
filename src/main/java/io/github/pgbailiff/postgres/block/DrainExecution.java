package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.signal.SignalConnection;
import io.github.pgbailiff.postgres.signal.SignalExecution;
import io.github.pgbailiff.postgres.signal.TargetGuard;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The execution of one {@link Step.Drain}: it lists and terminates in rounds, since a connection
 * that was being made while the target was blocked is seen only later.
 */
public final class DrainExecution {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final ClusterConnections access;
  private final Occupants.Source inside;
  private final Step.Drain step;
  private final Attribution attribution;
  private final BooleanSupplier mayGoOn;
  private final Pause pause;
  private final Map<Target, Outcome> outcomes = new LinkedHashMap<>();
  private Duration spent = Duration.ZERO;
  private int reconnected;

  public DrainExecution(
      ClusterConnections access,
      Occupants.Source inside,
      Step.Drain step,
      Attribution attribution,
      BooleanSupplier mayGoOn,
      Pause pause) {
    this.access = access;
    this.inside = inside;
    this.step = step;
    this.attribution = attribution;
    this.mayGoOn = mayGoOn;
    this.pause =
        time -> {
          pause.pause(time);
          spent = spent.plus(time);
        };
  }

  public DrainResult run() {
    Occupants look = inside.at(step.target());
    for (int round = 1; goesOn(look); round++) {
      List<Target> targets = targets(look);
      int knownBefore = outcomes.size();
      if (!targets.isEmpty()) {
        signal(targets, look.identity());
      }
      reconnected += round == 1 ? 0 : outcomes.size() - knownBefore;
      pause.pause(BETWEEN);
      look = inside.at(step.target());
    }
    return new DrainResult(outcomes, stragglers(look), look.around(), reconnected, look.prepared());
  }

  /** Those that must be left alone do not go by waiting, but others may. */
  private boolean goesOn(Occupants look) {
    return !look.sessions().isEmpty()
        && spent.compareTo(step.within()) < 0
        && !Thread.currentThread().isInterrupted()
        && mayGoOn.getAsBoolean();
  }

  private List<Target> targets(Occupants look) {
    return look.sessions().stream()
        .filter(session -> session.exclusion().isEmpty())
        .map(Session::target)
        .filter(target -> known(target).filter(DrainExecution::isFinal).isEmpty())
        .toList();
  }

  /** The outcome of the session, whatever it did since. */
  private Optional<Outcome> known(Target target) {
    return earlier(target).map(outcomes::get);
  }

  private Optional<Target> earlier(Target target) {
    return outcomes.keySet().stream().filter(it -> it.id().equals(target.id())).findFirst();
  }

  private static boolean isFinal(Outcome outcome) {
    return outcome.kind() == Kind.NOT_PERMITTED;
  }

  private void signal(List<Target> targets, ClusterIdentity now) {
    var signal =
        new Step.Signal(Step.Kind.TERMINATE, targets, step.selection(), false, Optional.empty());
    TargetGuard guard = TargetGuard.of(signal, inside.protection(), inside.ownRoles());
    try (SignalConnection line = SignalConnection.open(access, now, attribution)) {
      new SignalExecution(line, signal, guard, mayGoOn, pause)
          .run()
          .forEach((target, outcome) -> outcomes.put(earlier(target).orElse(target), outcome));
    }
  }

  private List<Straggler> stragglers(Occupants look) {
    return look.sessions().stream().map(this::straggler).toList();
  }

  private Straggler straggler(Session session) {
    return Straggler.of(session, BlockTargetName.of(step.target()), access.cluster(), true)
        .orElseGet(() ->
            new Straggler(
                session,
                known(session.target()).map(Outcome::words).orElse("connected meanwhile")));
  }
}
