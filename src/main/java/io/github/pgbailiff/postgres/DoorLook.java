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
      Set<String> ownRoles)
      throws SQLException {
    same(access, server, frozen);
    Doorway found = DoorReading.same(access, server, door, ownRoles);
    return new DoorLook(
        DoorSurvey.from(server, found.name(), ownRoles),
        new Meanwhile(server, found).since(former));
  }

  private static void same(Access access, Server server, ClusterIdentity frozen)
      throws SQLException {
    Optional<String> difference = Identities.differenceToDoor(frozen, Identities.of(server));
    if (difference.isPresent()) {
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    }
  }

  /** Whether what the door led to is there no more, under whatever name. */
  static boolean isGone(Access access, Server server, Door door, ClusterIdentity frozen)
      throws SQLException {
    same(access, server, frozen);
    return server.query(
        "gone",
        binding -> binding.value(database(door)).value(role(door)),
        rows -> {
          rows.next();
          return rows.flag("gone");
        });
  }

  private static long database(Door door) {
    return switch (door) {
      case Door.Database it -> it.oid();
      case Door.RoleInDatabase it -> it.databaseOid();
      case Door.PublicInDatabase it -> it.databaseOid();
      case Door.Role _ -> 0;
    };
  }

  private static long role(Door door) {
    return switch (door) {
      case Door.Role it -> it.oid();
      case Door.RoleInDatabase it -> it.roleOid();
      case Door.Database _, Door.PublicInDatabase _ -> 0;
    };
  }
}
