package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.Door;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a door that was frozen before is called now. Its oids are what it is; names come and go.
 *
 * @param name empty: what it led to was dropped
 */
record DoorNow(Door door, Optional<DoorName> name) {
  private record Oids(long database, long role) {}

  static DoorNow of(Server server, Door door) throws SQLException {
    Oids oids = oids(door);
    return server.query(
        "named",
        binding -> binding.value(oids.database()).value(oids.role()),
        rows -> {
          rows.next();
          return new DoorNow(door, name(door, rows.text("database"), rows.text("role")));
        });
  }

  private static Oids oids(Door door) {
    return switch (door) {
      case Door.Database it -> new Oids(it.oid(), 0);
      case Door.Role it -> new Oids(0, it.oid());
      case Door.RoleInDatabase it -> new Oids(it.databaseOid(), it.roleOid());
      case Door.PublicInDatabase it -> new Oids(it.databaseOid(), 0);
    };
  }

  private static Optional<DoorName> name(
      Door door, Optional<String> database, Optional<String> role) {
    return switch (door) {
      case Door.Database _ -> database.map(it -> new DoorName(database, Optional.empty()));
      case Door.Role _ -> role.map(it -> new DoorName(Optional.empty(), role));
      case Door.RoleInDatabase _ ->
          database.flatMap(_ -> role).map(_ -> new DoorName(database, role));
      case Door.PublicInDatabase _ ->
          database.map(_ -> new DoorName(database, Optional.of(DoorName.PUBLIC)));
    };
  }

  /** Why the names that it had do not lead to it, to be said of its cluster. */
  String words() {
    String before = DoorName.of(door).words();
    return name.map(now -> "calls %s %s now: it was renamed".formatted(before, now.words()))
        .orElse("has no %s any more: it was dropped".formatted(before));
  }
}
