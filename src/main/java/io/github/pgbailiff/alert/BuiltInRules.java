package io.github.pgbailiff.alert;

import io.github.pgbailiff.alert.WatchRule.Offer;
import io.github.pgbailiff.alert.WatchRule.Trigger;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that hold when a configuration names none. Thresholds are those at which people of the
 * field start to look: an idle transaction that holds somebody up for a minute, one of a quarter of
 * an hour, a transaction of an hour, and nine tenths of the connections.
 */
public final class BuiltInRules {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Programs whose transactions are long by nature. */
  private static final List<String> LONG_BY_NATURE =
      List.of("pg_dump*", "pg_restore*", "pg_basebackup*", "pgbackrest*", "barman*", "wal-g*");

  private BuiltInRules() {}

  /** All of them. */
  public static List<WatchRule> all() {
    return List.of(
        rule("held-up", sessions(idleInTransaction(), atLeast("held", MINUTE)), Duration.ZERO),
        rule(
            "many-held-up",
            sessions(new Condition.AtLeastMany("holds", 3), atLeast("held", MINUTE)),
            Duration.ZERO),
        rule(
            "idle-in-transaction",
            sessions(
                idleInTransaction(), atLeast("idle", Duration.ofMinutes(15)), notLongByNature()),
            Duration.ZERO),
        rule(
            "long-transaction",
            sessions(atLeast("xact", Duration.ofHours(1)), notLongByNature()),
            Duration.ZERO),
        rule("connections", new WatchRule.Connections(90), MINUTE),
        rule("unreachable", new WatchRule.Unreachable(), MINUTE));
  }

  private static WatchRule rule(String name, Trigger trigger, Duration lasting) {
    Optional<Offer> offer =
        trigger instanceof WatchRule.Sessions ? Optional.of(Offer.TERMINATE) : Optional.empty();
    return new WatchRule(
        name, trigger, lasting, List.of(), offer, WatchRule.AGAIN_AFTER, Map.of(), List.of());
  }

  private static Trigger sessions(Condition... filter) {
    return new WatchRule.Sessions(List.of(filter), Optional.empty());
  }

  private static Condition idleInTransaction() {
    return new Condition.OneOf(
        "state", false, globs(List.of("idle-in-txn", "idle-in-txn-aborted")));
  }

  /** The leader of a parallel dump is idle in its transaction until its workers are done. */
  private static Condition notLongByNature() {
    return new Condition.OneOf("app", true, globs(LONG_BY_NATURE));
  }

  private static Condition atLeast(String key, Duration duration) {
    return new Condition.AtLeast(key, duration);
  }

  private static List<Glob> globs(List<String> sources) {
    return Stream.of(sources).flatMap(List::stream).map(Glob::new).toList();
  }
}
