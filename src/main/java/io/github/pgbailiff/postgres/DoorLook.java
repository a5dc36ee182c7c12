package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Door;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen of a door that was frozen before.
 *
 * @param changes what others have changed about it since it was shut, in words
 */
public record DoorLook(DoorSurvey survey, List<String> changes) {
  public DoorLook {
    changes = List.copyOf(changes);
  }

  /**
   * Looks.
   *
   * @param former the state before it was shut, to tell the changes
   * @throws ClusterException when the cluster or the door is another one
   */
  static DoorLook from(
      Access access,
      Server server,
      Door door,
      ClusterIdentity frozen,
      Optional<String> former,
      Set<String> ownRoles,
      Protection protection)
      throws SQLException {
    same(access, server, frozen);
    Doorway found = DoorReading.same(access, server, door, ownRoles);
    return new DoorLook(
        DoorSurvey.from(server, found.name(), ownRoles, protection),
        new Meanwhile(server, found).since(former));
  }

  private static void same(Access access, Server server, ClusterIdentity frozen)
      throws SQLException {
    Optional<String> difference = Identities.differenceToDoor(frozen, Identities.of(server));
    if (difference.isPresent()) {
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    }
  }

  /**
   * What the door is called now; empty when what it led to is there no more.
   *
   * @throws ClusterException when the cluster is another one
   */
  static Optional<DoorName> nameNow(Access access, Server server, Door door, ClusterIdentity frozen)
      throws SQLException {
    same(access, server, frozen);
    return DoorNow.of(server, door).name();
  }
}
