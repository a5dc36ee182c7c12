package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The knowledge of each target while a request is carried out. */
final class SignalLedger {
  private static final String SETTLED =
      "committed (or prepared, or rolled back) here before; a failover may lose it";

  private final Map<Target, Outcome> outcomes = new LinkedHashMap<>();
  private final Set<Target> sent = new LinkedHashSet<>();
  private final Map<Target, String> doubtful = new LinkedHashMap<>();
  private final Set<Target> settled = new LinkedHashSet<>();
  private final List<Target> resting = new ArrayList<>();

  void settle(Target target, Outcome outcome) {
    sent.remove(target);
    outcomes.put(target, outcome);
  }

  void settle(Collection<Target> targets, Outcome outcome) {
    List.copyOf(targets).forEach(target -> settle(target, outcome));
  }

  /** The server has taken the signal, which is not yet to say that the session heeds it. */
  void sent(Target target) {
    sent.add(target);
  }

  /** The statement failed over it: the signal may have gone out. */
  void doubtful(Collection<Target> targets, String why) {
    targets.stream()
        .filter(target -> !outcomes.containsKey(target))
        .forEach(target -> {
          doubtful.put(target, why);
          sent.add(target);
        });
  }

  /** Nothing went out to those that have no outcome yet and got no signal earlier. */
  void unsent(Collection<Target> targets, Outcome outcome) {
    targets.stream()
        .filter(target -> !outcomes.containsKey(target) && !sent.contains(target))
        .forEach(target -> settle(target, outcome));
  }

  boolean isSent(Target target) {
    return sent.contains(target);
  }

  /** Why it is not known whether the signal went out; empty when it is. */
  Optional<String> doubt(Target target) {
    return Optional.ofNullable(doubtful.get(target));
  }

  /** When the signal went out its transaction was over, and it waited for a standby. */
  void awaitsStandby(Target target) {
    settled.add(target);
  }

  /** The outcome of a target that has heeded the signal. */
  void heeded(Target target, Outcome.Kind kind) {
    settle(target, settled.contains(target) ? new Outcome(kind, SETTLED) : Outcome.of(kind));
  }

  /** It runs no query that could be cancelled. */
  void resting(Target target) {
    resting.add(target);
  }

  /** Signalled and without an outcome. */
  List<Target> open() {
    return List.copyOf(sent);
  }

  List<Target> resting() {
    return List.copyOf(resting);
  }

  /** The outcome of each target, in the given order. */
  Map<Target, Outcome> outcomes(List<Target> targets) {
    var all = new LinkedHashMap<Target, Outcome>();
    targets.forEach(
        target -> all.put(target, outcomes.getOrDefault(target, Outcome.of(Outcome.Kind.UNKNOWN))));
    return all;
  }
}
