package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Door;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A look at who is behind a door of the frozen cluster. */
record Inside(Access access, ClusterIdentity frozen, Set<String> ownRoles, Protection protection) {
  /** No pids at all would mean everybody. */
  private static final List<Integer> NOBODY = List.of(0);

  /**
   * Looks.
   *
   * @throws ClusterException also when the cluster or the door is another one
   */
  Occupants at(Door door) {
    return access.read(server -> {
      ClusterIdentity now = Identities.of(server);
      Optional<String> difference = Identities.differenceToDoor(frozen, now);
      if (difference.isPresent()) {
        throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
      }
      DoorName name = DoorName.of(door);
      DoorReading.same(access, server, door, ownRoles);
      return new Occupants(now, sessions(server, name), Prepared.inside(server, name, ownRoles));
    });
  }

  private Sessions sessions(Server server, DoorName name) throws SQLException {
    List<Integer> pids =
        server.query(
            "behind",
            binding -> DoorReading.bind(binding, name, ownRoles),
            rows -> {
              rows.next();
              return rows.numbers("pids");
            });
    SessionQuery query =
        SessionQuery.ALL.pids(pids.isEmpty() ? NOBODY : pids).withTexts(SessionQuery.BEGINNING);
    return new SessionReading(query, ownRoles, protection).from(server);
  }
}
