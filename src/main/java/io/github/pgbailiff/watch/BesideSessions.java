package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Keys;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.HorizonHolder;
import io.github.pgbailiff.postgres.session.LockWaits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The things of a cluster that hold somebody, or vacuum, and are no sessions: nothing that judges
 * sessions finds them.
 */
final class BesideSessions {
  private final PostgresCluster cluster;
  private final PreparedHolders prepared;
  private final Map<Long, List<HorizonHolder>> horizon = new HashMap<>();

  /** One of them. */
  record Found(Subject subject, Sight sight) {}

  /** Those of a cluster, which is asked where somebody waits for one or a rule wants to know. */
  BesideSessions(PostgresCluster cluster, LockWaits waits) {
    this.cluster = cluster;
    this.prepared = PreparedHolders.of(cluster, waits);
  }

  /** Those that satisfy a rule that asks for nothing that only a session has. */
  List<Found> satisfying(WatchRule rule, Instant now) {
    return Stream.concat(
            prepared.satisfying(rule).stream().map(it -> new Found(it.subject(), it.sight(now))),
            holdingVacuum(rule).stream()
                .map(it -> new Found(subject(it), Sight.saying(now, it.roughly()))))
        .toList();
  }

  private List<HorizonHolder> holdingVacuum(WatchRule rule) {
    boolean ofEach =
        rule.trigger() instanceof WatchRule.Sessions sessions && sessions.count().isEmpty();
    OptionalLong least = ofEach ? least(rule.filter()) : OptionalLong.empty();
    return least.isPresent()
        ? horizon.computeIfAbsent(least.getAsLong(), cluster::horizonHolders)
        : List.of();
  }

  private static OptionalLong least(List<Condition> filter) {
    List<Long> counts = filter.stream().flatMap(it -> xmin(it).stream()).toList();
    return counts.size() == filter.size()
        ? counts.stream().mapToLong(it -> it).max()
        : OptionalLong.empty();
  }

  private static Optional<Long> xmin(Condition condition) {
    return condition instanceof Condition.AtLeastMany(var key, var count)
            && key.equals(Keys.XMIN.name())
        ? Optional.of(count)
        : Optional.empty();
  }

  private static Subject subject(HorizonHolder holder) {
    return holder.isPrepared() ? Subject.prepared(holder.name()) : Subject.slot(holder.name());
  }
}
