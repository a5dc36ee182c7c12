package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.command.Glob;
import io.github.pgbailiff.postgres.sql.ServerVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A cause for which the server does not tell what a session does: filters on that can be judged
 * neither way.
 */
public enum Silence {
  /** The session, its role or its database has switched it off. */
  SWITCHED_OFF("track_activities is off there"),
  /** Its role's activity is not for pgbailiff to see. */
  HIDDEN("pgbailiff lacks pg_read_all_stats there");

  private static final Set<String> DOING = Set.of("state", "xact", "age", "idle", "query");

  /** What is hidden with what a session does. */
  private static final Set<String> BESIDES = Set.of("client", "conn", "xmin", "wait", "waits");

  /** Waits that are switched off with the rest before 14; who waits since when is told from 14. */
  private static final Set<String> WAITS = Set.of("wait", "waits");

  private final String reason;

  Silence(String reason) {
    this.reason = reason;
  }

  /** The key of the row of {@code conditions.sql} that is true of whoever does not tell another. */
  static Optional<String> row(String key) {
    return DOING.contains(key)
        ? Optional.of("untold")
        : Optional.of("waits untold").filter(_ -> key.equals("wait"));
  }

  /** In words, such as {@code track_activities is off there}. */
  public String reason() {
    return reason;
  }

  /** How many sessions of the cluster may be such. */
  int among(Sessions found) {
    return this == SWITCHED_OFF ? found.untold() : found.unreadable();
  }

  boolean isOf(Session session) {
    if (this == SWITCHED_OFF) {
      return session.isUntold();
    }
    return session
            .exclusion()
            .filter(it -> it.kind() == SessionExclusion.Kind.UNREADABLE)
            .isPresent()
        && !session.isLoggingIn();
  }

  /**
   * Whether such sessions can be judged by the condition neither way.
   *
   * @param version asks the server, where it matters
   */
  boolean keeps(Condition condition, Supplier<ServerVersion> version) {
    String key = condition.key();
    boolean asks =
        DOING.contains(key)
            || (this == HIDDEN && BESIDES.contains(key))
            || (WAITS.contains(key) && !version.get().isAtLeast(ServerVersion.V14));
    return asks && !SessionReader.isForEverybody(condition) && !saysDisabled(condition);
  }

  /** {@code state:disabled} is told by itself. */
  private boolean saysDisabled(Condition condition) {
    return this == SWITCHED_OFF
        && condition.key().equals("state")
        && condition instanceof Condition.OneOf list
        && list.globs().stream().anyMatch(it -> it.matches(Session.DISABLED));
  }

  /** The filter that selects them by itself, where there is one. */
  Optional<Condition> filter() {
    return Optional.<Condition>of(
            new Condition.OneOf("state", false, List.of(new Glob(Session.DISABLED))))
        .filter(_ -> this == SWITCHED_OFF);
  }
}
