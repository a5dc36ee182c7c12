package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionQuery;
import io.github.pgbailiff.postgres.session.SessionReader;
import io.github.pgbailiff.postgres.session.Sessions;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever is inside a target at one moment, pgbailiff's own sessions and workers of the server
 * among them.
 *
 * @param identity of the cluster at that moment, to hold signals to
 * @param prepared transactions that are prepared in the database or by the role; empty where the
 *     server does not tell
 */
public record Occupants(
    ClusterIdentity identity, Sessions found, Optional<List<PreparedTransaction>> prepared) {
  public Occupants {
    prepared = prepared.map(List::copyOf);
  }

  public List<Session> sessions() {
    return found.rows();
  }

  /** The running server whose targets are looked into, which must be the frozen one. */
  public record Source(
      ClusterConnections access,
      ClusterIdentity frozen,
      Set<String> ownRoles,
      Protection protection) {
    /** No pids at all would mean everybody. */
    private static final List<Integer> NOBODY = List.of(0);

    /**
     * Looks.
     *
     * @throws ClusterException also when the server or the target is another one, or was restarted
     */
    public Occupants at(BlockTarget target) {
      return access.read(server -> {
        ClusterIdentity now = IdentityQuery.read(server);
        Optional<String> difference = frozen.differenceTo(now);
        if (difference.isPresent()) {
          throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
        }
        BlockTargetName name = BlockTargetName.of(target);
        TargetStateQuery.same(access, server, target, ownRoles);
        return new Occupants(
            now, sessions(server, name), PreparedTransaction.inside(server, name, ownRoles));
      });
    }

    private Sessions sessions(Server server, BlockTargetName name) throws SQLException {
      List<Integer> pids =
          server.query(
              "sessions-inside",
              TargetStateQuery.values(server, name, ownRoles),
              rows -> {
                rows.next();
                return rows.numbers("pids");
              });
      SessionQuery query =
          SessionQuery.ALL.pids(pids.isEmpty() ? NOBODY : pids).withTexts(SessionQuery.BEGINNING);
      return new SessionReader(query, ownRoles, protection).from(server);
    }
  }
}
