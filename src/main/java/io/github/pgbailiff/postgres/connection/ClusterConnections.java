package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.HiddenFacts;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The way to one cluster: borrows connections, and says in our words what goes wrong. */
public final class ClusterConnections {
  private final ClusterSettings cluster;
  private final ConnectionSource connections;
  private final HiddenFacts hidden = new HiddenFacts();

  public ClusterConnections(ClusterSettings cluster, ConnectionSource connections) {
    this.cluster = cluster;
    this.connections = connections;
  }

  /** A piece of work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Server server) throws SQLException;
  }

  /**
   * Reads. A connection that turns out to be dead is replaced.
   *
   * @throws ClusterException when the cluster cannot be read
   */
  public <T> T read(Work<T> work) {
    for (int tries = 1; ; tries++) {
      Optional<T> read = attempt(work, tries);
      if (read.isPresent()) {
        return read.get();
      }
    }
  }

  /**
   * Empty when the connection was dead and another one is worth it. Whoever has answered before is
   * asked in turn, whether it still does too; nobody waits for those to whom there is no way.
   */
  private <T> Optional<T> attempt(Work<T> work, int tries) {
    boolean warm = connections.isWarm(cluster);
    try (var _ = warm ? Turn.take() : Turn.NONE;
        Server server = open(ApplicationName.PLAIN);
        var _ = warm || !connections.takesTurns() ? Turn.NONE : Turn.take()) {
      try {
        return Optional.of(work.run(server));
      } catch (SQLException broken) {
        Failure failure = Failure.of(broken);
        if (failure.isWorthAnother(tries)) {
          return Optional.empty();
        }
        throw about(failure, server);
      }
    } catch (SQLException unreachable) {
      throw about(Failure.of(unreachable));
    }
  }

  /**
   * A connection under a name of its own, which you have to close.
   *
   * @throws ClusterException when there is none to be had
   */
  public Server open(String applicationName) {
    try {
      Connection connection = connections.borrow(cluster, applicationName);
      try {
        return Server.at(connection, hidden, PinnedSettings.again(connection));
      } catch (SQLException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException keptOut) {
      throw Failure.of(keptOut).keptOut(cluster.cluster().name());
    }
  }

  /** The name of its entry. */
  public String cluster() {
    return cluster.cluster().name();
  }

  /** The same failure as callers see it. */
  public ClusterException about(Failure failure) {
    return failure.about(cluster.cluster().name());
  }

  /** The same of one that came over this connection, which may tell who is in the way. */
  public ClusterException about(Failure failure, Server server) {
    return failure.about(cluster.cluster().name(), server);
  }

  /** A failure that the server did not report. */
  public ClusterException about(ClusterException.Kind kind, String what) {
    return new ClusterException(kind, "cluster " + cluster.cluster().name() + " " + what);
  }
}
