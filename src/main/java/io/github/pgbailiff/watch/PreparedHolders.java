package io.github.pgbailiff.watch;

import io.github.pgbailiff.alert.Sight;
import io.github.pgbailiff.alert.Subject;
import io.github.pgbailiff.alert.WatchRule;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.lock.LockForest.Lock;
import io.github.pgbailiff.postgres.lock.LockForest.Party;
import io.github.pgbailiff.postgres.lock.LockForest.Tree;
import io.github.pgbailiff.postgres.session.LockWaits;
import io.github.pgbailiff.verb.view.SightWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The prepared transactions that hold somebody up: nothing that judges sessions finds them. */
record PreparedHolders(List<Holder> holders) {

  /** One of them, with all who wait for it. */
  record Holder(Party.Prepared prepared, Tree root) {
    Subject subject() {
      return Subject.prepared(prepared.gid());
    }

    Sight sight(Instant now) {
      List<Sight.Named> named =
          root.below().stream()
              .flatMap(it -> it.party() instanceof Party.Of(var one) ? Stream.of(one) : Stream.of())
              .map(it -> new Sight.Named(it.pid(), it.user(), it.calling()))
              .distinct()
              .limit(Sight.NAMED)
              .toList();
      // Not every reader of the card may know the names of those who wait.
      return new Sight(
          now,
          Optional.empty(),
          named,
          root.waiting(),
          Optional.empty(),
          Optional.empty(),
          Optional.of(SightWords.prepared(prepared, List.of(), root.waiting())),
          Optional.empty());
    }

    private boolean satisfies(Condition condition) {
      return switch (condition) {
        case Condition.AtLeastMany many when many.key().equals("holds") ->
            root.waiting() >= many.count();
        case Condition.AtLeast since when since.key().equals("held") ->
            waited().compareTo(since.duration()) >= 0;
        default -> false;
      };
    }

    private Duration waited() {
      return root.below().stream()
          .flatMap(it -> it.lock().flatMap(Lock::waited).stream())
          .max(Duration::compareTo)
          .orElse(Duration.ZERO);
    }
  }

  /** Those of a cluster; it is asked where somebody waits for such a one. */
  static PreparedHolders of(PostgresCluster cluster, LockWaits waits) {
    return new PreparedHolders(
        waits.allWaitersOf(LockWaits.PREPARED).isEmpty()
            ? List.of()
            : cluster.locks().roots().stream().flatMap(it -> holder(it).stream()).toList());
  }

  private static Optional<Holder> holder(Tree root) {
    return root.party() instanceof Party.Prepared prepared
        ? Optional.of(new Holder(prepared, root))
        : Optional.empty();
  }

  /** Those that satisfy a rule about holders that asks for nothing that only a session has. */
  List<Holder> satisfying(WatchRule rule) {
    boolean ofEach =
        rule.trigger() instanceof WatchRule.Sessions sessions && sessions.count().isEmpty();
    return ofEach && !rule.filter().isEmpty()
        ? holders.stream().filter(it -> rule.filter().stream().allMatch(it::satisfies)).toList()
        : List.of();
  }
}
