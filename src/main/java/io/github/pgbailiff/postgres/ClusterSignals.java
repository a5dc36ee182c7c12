package io.github.pgbailiff.postgres;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Outcome;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.postgres.connection.Attribution;
import io.github.pgbailiff.postgres.connection.ClusterConnections;
import io.github.pgbailiff.postgres.connection.IdentityQuery;
import io.github.pgbailiff.postgres.connection.Pause;
import io.github.pgbailiff.postgres.signal.SignalConnection;
import io.github.pgbailiff.postgres.signal.SignalExecution;
import io.github.pgbailiff.postgres.signal.TargetGuard;
import io.github.pgbailiff.postgres.signal.TargetQuery;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The sessions of one cluster as targets of signals. */
public final class ClusterSignals {
  private final PostgresCluster cluster;
  private final ClusterConnections access;
  private final Pause pause;

  ClusterSignals(PostgresCluster cluster, ClusterConnections access, Pause pause) {
    this.cluster = cluster;
    this.access = access;
    this.pause = pause;
  }

  /**
   * Cancels or terminates sessions, and looks what became of them.
   *
   * @param frozen what the cluster was when the targets were chosen
   * @param mayGoOn asked before each hundred targets; when false the rest is left alone
   * @return an outcome for every target, in their order
   * @throws ClusterException when nothing was sent: the cluster cannot be reached, or is another
   */
  public Map<Target, Outcome> send(
      Step.Signal step, ClusterIdentity frozen, Attribution attribution, BooleanSupplier mayGoOn) {
    TargetGuard guard = TargetGuard.of(step, cluster.protection(), cluster.ownRoles());
    try (SignalConnection line = SignalConnection.open(access, frozen, attribution)) {
      return new SignalExecution(line, step, guard, mayGoOn, pause).run();
    }
  }

  /**
   * What can be seen of targets that somebody signalled, without signalling them again.
   *
   * @throws ClusterException also when another server answers, which knows nothing of them
   */
  public Map<Target, Outcome> seen(List<Target> targets, ClusterIdentity frozen) {
    return access.read(server -> {
      same(frozen.otherServer(IdentityQuery.read(server)));
      return TargetQuery.seen(server, targets);
    });
  }

  /**
   * Looks whether it is the same running server.
   *
   * @throws ClusterException also when another one answers, or it was restarted
   */
  public void remains(ClusterIdentity frozen) {
    same(frozen.differenceTo(cluster.identity()));
  }

  private void same(Optional<String> difference) {
    if (difference.isPresent()) {
      throw access.about(ClusterException.Kind.IDENTITY_CHANGED, difference.get());
    }
  }
}
