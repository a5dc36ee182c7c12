package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.Optional;

/** Reads and compares what tells one server from another. */
public final class ServerIdentity {
  private ServerIdentity() {}

  public static ClusterIdentity of(Server server) throws SQLException {
    return server.query(
        "identity",
        Server.Parameters.NONE,
        rows -> {
          rows.next();
          return new ClusterIdentity(
              rows.text("system_identifier"),
              rows.text("address"),
              rows.number("port"),
              rows.instant("started").orElseThrow(),
              rows.flag("in_recovery"));
        });
  }

  /** What tells two servers apart, in words; empty when they are the same one, not restarted. */
  public static Optional<String> difference(ClusterIdentity frozen, ClusterIdentity now) {
    boolean bothKnown = frozen.systemIdentifier().isPresent() && now.systemIdentifier().isPresent();
    if (bothKnown && !frozen.systemIdentifier().equals(now.systemIdentifier())) {
      return Optional.of("is another one now: its system identifier is a different one");
    }
    if (!frozen.address().equals(now.address()) || frozen.port() != now.port()) {
      return Optional.of(
          "is another one now: it answers from " + place(now) + ", not " + place(frozen));
    }
    if (frozen.inRecovery() != now.inRecovery()) {
      return Optional.of(now.inRecovery() ? "has become a standby" : "has been promoted");
    }
    return frozen.postmasterStart().equals(now.postmasterStart())
        ? Optional.empty()
        : Optional.of(
            "has been restarted at " + now.postmasterStart() + ", its sessions are others");
  }

  /**
   * Whether two entries lead to one running server: no two have started at the same microsecond on
   * the same port, while every copy of a server has its system identifier. An address says nothing,
   * since a server has several.
   */
  public static boolean isOneServer(ClusterIdentity one, ClusterIdentity other) {
    boolean bothKnown = one.systemIdentifier().isPresent() && other.systemIdentifier().isPresent();
    return one.postmasterStart().equals(other.postmasterStart())
        && one.port() == other.port()
        && !(bothKnown && !one.systemIdentifier().equals(other.systemIdentifier()));
  }

  /**
   * The same for what lasts longer than a session: a restart or another address makes no difference
   * to a target, whose oid tells it, and a standby cannot change one.
   */
  public static Optional<String> differenceToTarget(ClusterIdentity frozen, ClusterIdentity now) {
    boolean bothKnown = frozen.systemIdentifier().isPresent() && now.systemIdentifier().isPresent();
    if (bothKnown && !frozen.systemIdentifier().equals(now.systemIdentifier())) {
      return Optional.of("is another one now: its system identifier is a different one");
    }
    return now.inRecovery() ? Optional.of("is a standby now: ask its primary") : Optional.empty();
  }

  private static String place(ClusterIdentity identity) {
    return identity.address().orElse("a local socket") + ":" + identity.port();
  }
}
