package io.github.pgbailiff.postgres.signal;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ApplicationName;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that a request signals over, to the very server that its targets were frozen on.
 * When it is lost another one may be opened, to look what became of them.
 */
public final class SignalConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalConnection.class);

  private final ClusterConnections access;
  private final ClusterIdentity frozen;
  private final Attribution attribution;
  private final Comparison comparison;
  private Server server;

  /** Says what tells the frozen cluster from the one that answers; empty when nothing does. */
  private interface Comparison
      extends BiFunction<ClusterIdentity, ClusterIdentity, Optional<String>> {}

  private SignalConnection(
      ClusterConnections access,
      ClusterIdentity frozen,
      Attribution attribution,
      Comparison comparison)
      throws SQLException {
    this.access = access;
    this.frozen = frozen;
    this.attribution = attribution;
    this.comparison = comparison;
    this.server = connect();
  }

  /**
   * Opens it.
   *
   * @throws ClusterException when the cluster cannot be reached, or is not the frozen one any more
   */
  public static SignalConnection open(
      ClusterConnections access, ClusterIdentity frozen, Attribution attribution) {
    return open(access, frozen, attribution, ClusterIdentity::differenceTo);
  }

  /**
   * Opens one to change a target, which stays the same when its server is restarted.
   *
   * @throws ClusterException when the cluster cannot be reached, is another one, or is a standby
   */
  public static SignalConnection toTarget(
      ClusterConnections access, ClusterIdentity frozen, Attribution attribution) {
    return open(access, frozen, attribution, ClusterIdentity::lastingDifferenceTo);
  }

  private static SignalConnection open(
      ClusterConnections access,
      ClusterIdentity frozen,
      Attribution attribution,
      Comparison comparison) {
    try {
      return new SignalConnection(access, frozen, attribution, comparison);
    } catch (SQLException failure) {
      throw access.about(Failure.of(failure));
    }
  }

  /** Nothing was signalled over it yet: one that somebody ends meanwhile is replaced. */
  private Server connect() throws SQLException {
    for (int tries = 1; ; tries++) {
      Optional<Server> connected = connect(tries);
      if (connected.isPresent()) {
        return connected.get();
      }
    }
  }

  private Optional<Server> connect(int tries) throws SQLException {
    Server opened = access.open(ApplicationName.of(attribution));
    try {
      Optional<String> difference = comparison.apply(frozen, IdentityQuery.read(opened));
      if (difference.isEmpty()) {
        return Optional.of(opened);
      }
      opened.close();
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    } catch (SQLException lost) {
      try (opened) {
        Failure failure = Failure.of(lost);
        if (failure.isWorthAnother(tries)) {
          return Optional.empty();
        }
        throw access.about(failure, opened);
      }
    }
  }

  public Server server() {
    return server;
  }

  public String comment() {
    return attribution.comment();
  }

  /** Replaces a lost connection; false when that cannot be done. */
  public boolean reopen() {
    close();
    try {
      server = connect();
      return true;
    } catch (SQLException | ClusterException failure) {
      LOG.warn(
          "the connection is lost while {} is carried out: {}",
          attribution.request(),
          failure.getMessage());
      return false;
    }
  }

  @Override
  public void close() {
    try (Server closing = server) {
      // It may stay open in a pool, where it serves nobody's request any more.
      ApplicationName.set(closing.connection(), ApplicationName.PLAIN);
    } catch (SQLException failure) {
      LOG.debug("a connection that is given back does not answer", failure);
    }
  }
}
