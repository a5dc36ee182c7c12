package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.ManagedSessions;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.session.Session;
import io.github.pgbailiff.postgres.session.SessionExclusion;
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
 * @param superuser whether we may end sessions of superusers
 * @param prepared transactions that are prepared in the database or by the role; empty where the
 *     server does not tell
 */
public record Occupants(
    ClusterIdentity identity,
    boolean superuser,
    Sessions found,
    Optional<List<PreparedTransaction>> prepared) {
  public Occupants {
    prepared = prepared.map(List::copyOf);
  }

  /** All but those that are waited around. */
  public List<Session> sessions() {
    return found.rows().stream().filter(it -> !isAround(it)).toList();
  }

  /** Those that a provider holds and nobody here may end: without them it is empty. */
  public List<Straggler> around() {
    return found.rows().stream()
        .filter(this::isAround)
        .map(session ->
            new Straggler(
                session,
                session
                    .exclusion()
                    .filter(it -> it.kind() == SessionExclusion.Kind.PROTECTED)
                    .map(SessionExclusion::reason)
                    .orElse("the service's own superuser")))
        .toList();
  }

  private boolean isAround(Session session) {
    boolean spared =
        session.exclusion().filter(it -> it.kind() == SessionExclusion.Kind.PROTECTED).isPresent();
    boolean unreachable = session.superuser() && !superuser;
    return (spared || unreachable)
        && session.user().filter(ManagedSessions::isProviders).isPresent();
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
        Inside inside = inside(server, name);
        return new Occupants(
            now,
            inside.superuser(),
            sessions(server, inside.pids()),
            PreparedTransaction.inside(server, name, ownRoles));
      });
    }

    private Inside inside(Server server, BlockTargetName name) throws SQLException {
      return server.query(
          "sessions-inside",
          TargetStateQuery.values(server, name, ownRoles),
          rows -> {
            rows.next();
            return new Inside(rows.flag("superuser"), rows.numbers("pids"));
          });
    }

    private record Inside(boolean superuser, List<Integer> pids) {}

    private Sessions sessions(Server server, List<Integer> pids) throws SQLException {
      SessionQuery query =
          SessionQuery.ALL.pids(pids.isEmpty() ? NOBODY : pids).withTexts(SessionQuery.BEGINNING);
      return new SessionReader(query, ownRoles, protection).from(server);
    }
  }
}
