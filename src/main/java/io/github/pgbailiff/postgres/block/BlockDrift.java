package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Failure;
import io.github.pgbailiff.postgres.sql.Rows;
import io.github.pgbailiff.postgres.sql.Server;
import io.github.pgbailiff.sql.Values;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A target that was frozen before, as it is now: its name, since its oids are what it is, and what
 * others have changed about it. That is left as it is.
 *
 * @param changes what others have changed about it since it was blocked, in words
 */
public record BlockDrift(BlockPreview preview, List<String> changes) {
  private static final String ACL = " datacl=";

  public BlockDrift {
    changes = List.copyOf(changes);
  }

  /**
   * Looks.
   *
   * @param former the state before it was blocked, to tell the changes
   * @throws ClusterException when the cluster or the target is another one
   */
  public static BlockDrift from(
      ClusterConnections access,
      Server server,
      BlockTarget target,
      ClusterIdentity frozen,
      Optional<String> former,
      Set<String> ownRoles,
      Protection protection)
      throws SQLException {
    same(access, server, frozen);
    TargetState found = TargetStateQuery.same(access, server, target, ownRoles);
    return new BlockDrift(
        BlockPreview.from(server, found.name(), ownRoles, protection),
        since(server, found, former));
  }

  private static void same(ClusterConnections access, Server server, ClusterIdentity frozen)
      throws SQLException {
    Optional<String> difference = frozen.lastingDifferenceTo(IdentityQuery.read(server));
    if (difference.isPresent()) {
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    }
  }

  /**
   * What the target is called now; empty when what it led to is there no more.
   *
   * @throws ClusterException when the cluster is another one
   */
  public static Optional<BlockTargetName> currentName(
      ClusterConnections access, Server server, BlockTarget target, ClusterIdentity frozen)
      throws SQLException {
    same(access, server, frozen);
    return currentName(server, target);
  }

  /** Why the names that a target had do not lead to it, to be said of its cluster. */
  static String renamed(Server server, BlockTarget target) throws SQLException {
    String before = BlockTargetName.of(target).words();
    return currentName(server, target)
        .map(now -> "calls %s %s now: it was renamed".formatted(before, now.words()))
        .orElse("has no %s any more: it was dropped".formatted(before));
  }

  private static Optional<BlockTargetName> currentName(Server server, BlockTarget target)
      throws SQLException {
    return server.query(
        "current-names",
        oids(target),
        rows -> {
          rows.next();
          return name(target, rows.text("database"), rows.text("role"));
        });
  }

  private static Values oids(BlockTarget target) {
    return switch (target) {
      case BlockTarget.Database it -> oids(it.oid(), 0);
      case BlockTarget.Role it -> oids(0, it.oid());
      case BlockTarget.RoleInDatabase it -> oids(it.databaseOid(), it.roleOid());
      case BlockTarget.PublicInDatabase it -> oids(it.databaseOid(), 0);
    };
  }

  private static Values oids(long database, long role) {
    return Values.of("database", database).and("role", role);
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

  /** What others have changed since the state before, in words; at most 20 changes in one note. */
  static List<String> since(Server server, TargetState target, Optional<String> former)
      throws SQLException {
    Optional<String> acl =
        former
            .map(CatalogueRow::state)
            .filter(it -> it.contains(ACL))
            .map(it -> it.substring(it.indexOf(ACL) + ACL.length()));
    return acl.isEmpty() ? List.of() : since(server, target, acl.get());
  }

  private static List<String> since(Server server, TargetState target, String acl)
      throws SQLException {
    String database = target.base().map(TargetState.Base::name).orElseThrow();
    try {
      List<String> changes = changes(server, target, acl);
      return changes.isEmpty()
          ? List.of()
          : List.of(
              "rights on database %s were changed by hand meanwhile and stay so: %s"
                  .formatted(database, String.join(", ", changes)));
    } catch (SQLException failure) {
      if (Failure.of(failure).state().equals("42704")) {
        return List.of(
            "whether rights on database %s were changed by hand meanwhile cannot be told: a role that had some is gone, or is called otherwise now"
                .formatted(database));
      }
      throw failure;
    }
  }

  private static List<String> changes(Server server, TargetState target, String acl)
      throws SQLException {
    return server.query(
        "changed-rights",
        Values.of("database", target.base().map(TargetState.Base::oid).orElseThrow())
            .and("grantee", target.part().map(TargetState.Part::oid).orElse(0L))
            .and("acl", acl),
        BlockDrift::read);
  }

  private static List<String> read(Rows rows) throws SQLException {
    var changes = new ArrayList<String>();
    while (rows.next()) {
      changes.add(rows.word("change"));
    }
    return changes;
  }
}
