package io.github.pgbailiff.execution;

import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.request.Aftermath;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A look at those who wait behind sessions, before these are signalled and after it. It is worth
 * knowing and never in the way: what cannot be looked at is left out.
 *
 * @param heldUp who waited before; empty: it could not be looked at
 */
record WaitersLook(
    PostgresCluster cluster, InstantSource clock, Instant began, Optional<Set<Integer>> heldUp) {
  /** Those who were freed have to wake up first. */
  private static final Duration AGAIN = Duration.ofMillis(250);

  static WaitersLook before(PostgresCluster cluster, Step.Signal step, InstantSource clock) {
    Set<Integer> targets = step.targets().stream().map(Target::pid).collect(Collectors.toSet());
    Optional<Set<Integer>> heldUp = look(cluster).map(it -> behind(it, targets));
    return new WaitersLook(cluster, clock, clock.instant(), heldUp);
  }

  private static Set<Integer> behind(LockWaits waits, Set<Integer> targets) {
    Set<Integer> waiting = new HashSet<>();
    targets.forEach(it -> waiting.addAll(waits.allWaitersOf(it)));
    waiting.removeAll(targets);
    return waiting;
  }

  private static Optional<LockWaits> look(PostgresCluster cluster) {
    try {
      return Optional.of(cluster.lockWaits());
    } catch (ClusterException _) {
      return Optional.empty();
    }
  }

  Optional<Aftermath> after() {
    Duration took = Duration.between(began, clock.instant());
    Optional<LockWaits> now = heldUp.flatMap(_ -> look(cluster));
    if (now.filter(it -> !left(it).isEmpty()).isPresent()) {
      Pause.SLEEP.pause(AGAIN);
      now = look(cluster);
    }
    return now.map(it -> aftermath(took, it));
  }

  private Set<Integer> left(LockWaits now) {
    Set<Integer> left = new HashSet<>(heldUp.orElse(Set.of()));
    left.retainAll(now.waiting());
    return left;
  }

  private Aftermath aftermath(Duration took, LockWaits now) {
    Set<Integer> left = left(now);
    int before = heldUp.map(Set::size).orElse(0);
    return new Aftermath(
        took,
        before,
        before - left.size(),
        now.headsAbove(left).stream().filter(it -> it > 0).limit(Aftermath.NAMED).toList(),
        now.waiting().size());
  }
}
