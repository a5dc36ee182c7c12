package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.BlockTargetName;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.postgres.block.BlockAction;
import io.github.pgbailiff.postgres.block.BlockDrift;
import io.github.pgbailiff.postgres.block.BlockOutcome;
import io.github.pgbailiff.postgres.block.BlockPreview;
import io.github.pgbailiff.postgres.block.DrainExecution;
import io.github.pgbailiff.postgres.block.DrainResult;
import io.github.pgbailiff.postgres.block.Occupants;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.signal.SignalConnection;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The databases and roles of one cluster as targets of blocks. */
public final class ClusterBlocks {
  private final PostgresCluster cluster;
  private final ClusterConnections access;
  private final Pause pause;

  ClusterBlocks(PostgresCluster cluster, ClusterConnections access, Pause pause) {
    this.cluster = cluster;
    this.access = access;
    this.pause = pause;
  }

  /** What there is to know of a target before it is blocked or unblocked. */
  public BlockPreview preview(BlockTargetName name) {
    return access.read(server -> {
      cluster.protect(IdentityQuery.read(server));
      return BlockPreview.from(server, name, cluster.ownRoles(), cluster.protection());
    });
  }

  /**
   * What can be seen of a target that was frozen before.
   *
   * @param former the state before it was blocked; empty: changes since then do not matter
   * @throws ClusterException also when the cluster or the target is another one
   */
  public BlockDrift drift(BlockTarget target, ClusterIdentity frozen, Optional<String> former) {
    return access.read(server ->
        BlockDrift.from(
            access, server, target, frozen, former, cluster.ownRoles(), cluster.protection()));
  }

  /** What a target that was frozen before is called now; empty when it is there no more. */
  public Optional<BlockTargetName> currentName(BlockTarget target, ClusterIdentity frozen) {
    return access.read(server -> BlockDrift.currentName(access, server, target, frozen));
  }

  /** Whoever is inside a target that was frozen before. */
  public Occupants occupants(BlockTarget target, ClusterIdentity frozen) {
    return new Occupants.Source(access, frozen, cluster.ownRoles(), cluster.protection())
        .at(target);
  }

  /**
   * Refuses new connections, and looks whether they are.
   *
   * @throws ClusterException when the cluster cannot be reached or is another one, or the target is
   */
  public BlockOutcome block(Step.Block step, ClusterIdentity frozen, Attribution attribution) {
    try (SignalConnection line = SignalConnection.toTarget(access, frozen, attribution)) {
      return block(step, line);
    }
  }

  /**
   * The same for the sessions of one running server, which are to be ended next.
   *
   * @throws ClusterException also when another server has taken over, or it was restarted
   */
  public BlockOutcome blockRunning(
      Step.Block step, ClusterIdentity frozen, Attribution attribution) {
    try (SignalConnection line = SignalConnection.open(access, frozen, attribution)) {
      return block(step, line);
    }
  }

  private BlockOutcome block(Step.Block step, SignalConnection line) {
    return new BlockAction(access, line, cluster.ownRoles(), cluster.protection())
        .block(step.target());
  }

  /**
   * Accepts new connections as before, and looks whether it does.
   *
   * @param former what {@link #block} gave as the state before; empty: it was not pgbailiff
   * @throws ClusterException when the cluster cannot be reached or is another one, or the target is
   */
  public BlockOutcome unblock(
      Step.Unblock step, ClusterIdentity frozen, Attribution attribution, Optional<String> former) {
    try (SignalConnection line = SignalConnection.toTarget(access, frozen, attribution)) {
      return new BlockAction(access, line, cluster.ownRoles(), cluster.protection())
          .unblock(step.target(), step.evenByHand(), former);
    }
  }

  /**
   * Terminates the sessions inside a target until none is left or time is up.
   *
   * @param mayGoOn asked before each hundred signals and each look; when false the rest is left
   * @throws ClusterException when the cluster cannot be reached or is another one, or the target is
   */
  public DrainResult drain(
      Step.Drain step, ClusterIdentity frozen, Attribution attribution, BooleanSupplier mayGoOn) {
    var inside = new Occupants.Source(access, frozen, cluster.ownRoles(), cluster.protection());
    return new DrainExecution(access, inside, step, attribution, mayGoOn, pause).run();
  }
}
