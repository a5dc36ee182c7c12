package io.github.pgbailiff.postgres.block;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.session.Protection;
import io.github.pgbailiff.postgres.sql.ClusterException;
import io.github.pgbailiff.postgres.sql.Server;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be seen of a target that was frozen before.
 *
 * @param changes what others have changed about it since it was blocked, in words
 */
public record BlockDrift(BlockPreview preview, List<String> changes) {
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
        new ManualChange(server, found).since(former));
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
    return CurrentName.of(server, target).name();
  }
}
