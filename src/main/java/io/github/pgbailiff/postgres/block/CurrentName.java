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
  static CurrentName of(Server server, BlockTarget target) throws SQLException {
    return server.query(
        "current-names",
        Values.of("database", target.databaseOid()).and("role", target.roleOid()),
        rows -> {
          rows.next();
          return new CurrentName(target, name(target, rows.text("database"), rows.text("role")));
        });
  }

  private static Optional<BlockTargetName> name(
      BlockTarget target, Optional<String> database, Optional<String> role) {
    boolean dropped =
        (target.databaseName().isPresent() && database.isEmpty())
            || (target.roleName().isPresent() && role.isEmpty());
    return dropped
        ? Optional.empty()
        : Optional.of(
            new BlockTargetName(
                database, target.everybody() ? Optional.of(BlockTargetName.PUBLIC) : role));
  }

  /** Why the names that it had do not lead to it, to be said of its cluster. */
  String words() {
    String before = BlockTargetName.of(target).words();
    return name.map(now -> "calls %s %s now: it was renamed".formatted(before, now.words()))
        .orElse("has no %s any more: it was dropped".formatted(before));
  }
}
