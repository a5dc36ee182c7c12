package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.session.Session;
import java.util.Optional;

/**
 * Somebody inside whom a drain does not end.
 *
 * @param why in words, with what ends it
 */
public record Straggler(Session session, String why) {

  /**
   * The session as one, where it is none that a drain ends.
   *
   * @param name what is drained, on which cluster
   * @param superuser whether we may end sessions of superusers
   */
  public static Optional<Straggler> of(
      Session session, BlockTargetName name, String cluster, boolean superuser) {
    Optional<String> why =
        session
            .exclusion()
            .map(exclusion ->
                switch (exclusion.kind()) {
                  case OWN, UNREADABLE, PROTECTED -> exclusion.reason();
                  case WALSENDER -> replication(session, name, cluster, superuser);
                  case BACKGROUND, JOB -> worker(session);
                })
            .or(() ->
                session.onlyForSuperusers(superuser).map(it -> it + ", another superuser may"));
    return why.map(it -> new Straggler(session, it));
  }

  /** The way in which nothing comes back in between. */
  private static String replication(
      Session session, BlockTargetName name, String cluster, boolean superuser) {
    if (session.superuser() && !superuser) {
      return "replication of a superuser, which pgbailiff may not signal: stop its consumer;"
          + " its slot stays and keeps the log";
    }
    return "replication: block %s %s, then terminate %s %s type:walsender, then drain;"
            .formatted(cluster, name.typed(), cluster, name.typed())
        + " its slot stays and keeps the log";
  }

  private static String worker(Session session) {
    String type = session.backendType();
    if (type.startsWith("logical replication")) {
      return "%s: ALTER SUBSCRIPTION … DISABLE in database %s ends it"
          .formatted(type, session.database().orElse("?"));
    }
    if (isPassing(session)) {
      return type + ": goes by itself when its work is done";
    }
    return type + ": only the switch of its extension ends it";
  }

  /** Whether it goes by itself, so that it is worth waiting for. */
  public boolean passes() {
    return isPassing(session);
  }

  private static boolean isPassing(Session session) {
    return session.backendType().equals("autovacuum worker")
        || session.backendType().equals("parallel worker")
        || session.query().filter(text -> text.startsWith("autovacuum:")).isPresent();
  }

  /** Such as {@code 4711 of blog (superuser: ...)}. */
  public String words() {
    return "%d of %s (%s)".formatted(session.pid(), session.user().orElse("no role"), why);
  }
}
