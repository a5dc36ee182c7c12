package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a target that was frozen before is called now. Its oids are what it is; names come and go.
 *
 * @param name empty: what it led to was dropped
 */
record CurrentName(BlockTarget target, Optional<BlockTargetName> name) {
  private record Oids(long database, long role) {}

  static CurrentName of(Server server, BlockTarget target) throws SQLException {
    Oids oids = oids(target);
    return server.query(
        "current-names",
        Values.of("database", oids.database()).and("role", oids.role()),
        rows -> {
          rows.next();
          return new CurrentName(target, name(target, rows.text("database"), rows.text("role")));
        });
  }

  private static Oids oids(BlockTarget target) {
    return switch (target) {
      case BlockTarget.Database it -> new Oids(it.oid(), 0);
      case BlockTarget.Role it -> new Oids(0, it.oid());
      case BlockTarget.RoleInDatabase it -> new Oids(it.databaseOid(), it.roleOid());
      case BlockTarget.PublicInDatabase it -> new Oids(it.databaseOid(), 0);
    };
  }

  private static Optional<BlockTargetName> name(
      BlockTarget target, Optional<String> database, Optional<String> role) {
    return switch (target) {
      case BlockTarget.Database _ ->
          database.map(it -> new BlockTargetName(database, Optional.empty()));
      case BlockTarget.Role _ -> role.map(it -> new BlockTargetName(Optional.empty(), role));
      case BlockTarget.RoleInDatabase _ ->
          database.flatMap(_ -> role).map(_ -> new BlockTargetName(database, role));
      case BlockTarget.PublicInDatabase _ ->
          database.map(_ -> new BlockTargetName(database, Optional.of(BlockTargetName.PUBLIC)));
    };
  }

  /** Why the names that it had do not lead to it, to be said of its cluster. */
  String words() {
    String before = BlockTargetName.of(target).words();
    return name.map(now -> "calls %s %s now: it was renamed".formatted(before, now.words()))
        .orElse("has no %s any more: it was dropped".formatted(before));
  }
}
