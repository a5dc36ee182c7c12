package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection that a request signals over, to the very server that its targets were frozen on.
 * When it is lost another one may be opened, to look what became of them.
 */
final class SignalLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignalLine.class);

  private final Access access;
  private final ClusterIdentity frozen;
  private final Attribution attribution;
  private Server server;

  private SignalLine(
      Access access, ClusterIdentity frozen, Attribution attribution, Server server) {
    this.access = access;
    this.frozen = frozen;
    this.attribution = attribution;
    this.server = server;
  }

  /**
   * Opens it.
   *
   * @throws ClusterException when the cluster cannot be reached, or is not the frozen one any more
   */
  static SignalLine open(Access access, ClusterIdentity frozen, Attribution attribution) {
    try {
      Server server = connect(access, frozen, attribution);
      return new SignalLine(access, frozen, attribution, server);
    } catch (SQLException failure) {
      throw access.about(Failure.of(failure));
    }
  }

  private static Server connect(Access access, ClusterIdentity frozen, Attribution attribution)
      throws SQLException {
    Server server = access.open(ApplicationName.of(attribution));
    try {
      Optional<String> difference = Identities.difference(frozen, Identities.of(server));
      if (difference.isEmpty()) {
        return server;
      }
      server.close();
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    } catch (SQLException failure) {
      server.close();
      throw failure;
    }
  }

  Server server() {
    return server;
  }

  String comment() {
    return attribution.comment();
  }

  /** Replaces a lost connection; false when that cannot be done. */
  boolean reopen() {
    close();
    try {
      server = connect(access, frozen, attribution);
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
