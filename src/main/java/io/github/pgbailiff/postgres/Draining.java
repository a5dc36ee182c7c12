package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Outcome.Kind;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Carries out one {@link Step.AwaitNone}: lists and terminates in rounds, since a connection that
 * was being made while the door was shut is seen only later.
 */
final class Draining {
  private static final Duration BETWEEN = Duration.ofMillis(250);

  private final Access access;
  private final Inside inside;
  private final Step.AwaitNone step;
  private final Attribution attribution;
  private final BooleanSupplier mayGoOn;
  private final Pause pause;
  private final Map<Target, Outcome> outcomes = new LinkedHashMap<>();
  private Duration spent = Duration.ZERO;
  private int reconnected;

  Draining(
      Access access,
      Inside inside,
      Step.AwaitNone step,
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

  DrainOutcome run() {
    Occupants look = inside.at(step.door());
    for (int round = 1; goesOn(look); round++) {
      List<Target> targets = targets(look);
      int knownBefore = outcomes.size();
      if (!targets.isEmpty()) {
        signal(targets, look.identity());
      }
      reconnected += round == 1 ? 0 : outcomes.size() - knownBefore;
      pause.pause(BETWEEN);
      look = inside.at(step.door());
    }
    return new DrainOutcome(outcomes, stragglers(look), reconnected, look.prepared());
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
        .filter(target -> known(target).filter(Draining::isFinal).isEmpty())
        .toList();
  }

  /** The outcome of the session, whatever it did since. */
  private Optional<Outcome> known(Target target) {
    return earlier(target).map(outcomes::get);
  }

  private Optional<Target> earlier(Target target) {
    return outcomes.keySet().stream()
        .filter(it -> it.pid() == target.pid() && it.backendStart().equals(target.backendStart()))
        .findFirst();
  }

  private static boolean isFinal(Outcome outcome) {
    return outcome.kind() == Kind.NOT_PERMITTED;
  }

  private void signal(List<Target> targets, ClusterIdentity now) {
    var signal =
        new Step.Signal(Step.Kind.TERMINATE, targets, step.selection(), false, Optional.empty());
    Guard guard = Guard.of(signal, inside.protection(), inside.ownRoles());
    try (SignalLine line = SignalLine.open(access, now, attribution)) {
      new Signalling(line, signal, guard, mayGoOn, pause)
          .run()
          .forEach((target, outcome) -> outcomes.put(earlier(target).orElse(target), outcome));
    }
  }

  private List<Straggler> stragglers(Occupants look) {
    return look.sessions().stream().map(this::straggler).toList();
  }

  private Straggler straggler(Session session) {
    return Straggler.of(session, DoorName.of(step.door()), access.cluster(), true)
        .orElseGet(() ->
            new Straggler(
                session,
                known(session.target()).map(Outcome::words).orElse("connected meanwhile")));
  }
}
