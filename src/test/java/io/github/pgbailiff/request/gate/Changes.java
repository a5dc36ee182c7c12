package io.github.pgbailiff.request.gate;

import io.github.pgbailiff.change.BlockTarget;
import io.github.pgbailiff.change.Change;
import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.change.Exclusion;
import io.github.pgbailiff.change.Part;
import io.github.pgbailiff.change.Selection;
import io.github.pgbailiff.change.SessionId;
import io.github.pgbailiff.change.Step;
import io.github.pgbailiff.change.Target;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Declaration;
import io.github.pgbailiff.command.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What is asked for in the tests, and where. */
public final class Changes {
  static final Instant AT = Instant.parse("2026-11-22T09:26:55.123456Z");
  public static final Cluster PROD = new Cluster("prod-eu", Map.of("env", "prod"));
  public static final Cluster DEV = new Cluster("dev", Map.of("env", "dev"));
  public static final List<Cluster> CLUSTERS = List.of(PROD, DEV);
  public static final List<Declaration> VERBS =
      List.of(
          verb("cancel", Effect.CANCEL),
          verb("terminate", Effect.TERMINATE),
          verb("block", Effect.BLOCK),
          verb("unblock", Effect.BLOCK),
          verb("drain", Effect.BLOCK, Effect.TERMINATE),
          verb("requests", Effect.READ),
          verb("approve", Effect.DECIDE),
          verb("deny", Effect.DECIDE),
          verb("withdraw", Effect.DECIDE));
  private static final Selection NOTHING = new Selection(List.of(), List.of());
  private static final ClusterIdentity IDENTITY =
      new ClusterIdentity(Optional.of("74"), Optional.empty(), 5432, AT, false);

  private Changes() {}

  private static Declaration verb(String name, Effect... effects) {
    return new Declaration(name, List.of(), "", Set.of(effects), List.of(), List.of(), List.of());
  }

  /** Terminates so many sessions of {@code app} in {@code wiki}. */
  public static Change terminate(Cluster cluster, int sessions) {
    return terminate(cluster, sessions, "wiki", "app");
  }

  public static Change terminate(Cluster cluster, int sessions, String database, String user) {
    return new Change(
        "terminate",
        "terminate " + cluster.name(),
        List.of(part(cluster, sessions, database, user)));
  }

  public static Change terminate(Cluster first, Cluster second, int sessions) {
    return new Change(
        "terminate",
        "terminate all",
        List.of(part(first, sessions, "wiki", "app"), part(second, sessions, "wiki", "app")));
  }

  /** To end one session that takes a permission of its own. */
  static Change terminateTaking(String permission, Cluster cluster, String database, String user) {
    Target target = target(1, database, user).taking(permission);
    return new Change(
        "terminate",
        "terminate type:" + permission,
        List.of(
            part(
                cluster,
                new Step.Signal(
                    Step.Kind.TERMINATE, List.of(target), NOTHING, false, Optional.empty()))));
  }

  public static Change block(Cluster cluster, BlockTarget target) {
    return new Change(
        "block",
        "block " + cluster.name(),
        List.of(part(cluster, new Step.Block(target, Optional.of(Duration.ofMinutes(30))))));
  }

  static Part part(Cluster cluster, Step... steps) {
    return new Part(cluster.name(), IDENTITY, List.of(steps), List.of());
  }

  private static Part part(Cluster cluster, int sessions, String database, String user) {
    List<Target> targets =
        IntStream.rangeClosed(1, sessions).mapToObj(pid -> target(pid, database, user)).toList();
    return new Part(
        cluster.name(),
        IDENTITY,
        List.of(new Step.Signal(Step.Kind.TERMINATE, targets, NOTHING, false, Optional.empty())),
        List.of(new Exclusion(target(99, "wiki", "backup"), "protected by user backup")));
  }

  private static Target target(int pid, String database, String user) {
    return new Target(
        new SessionId(pid, AT),
        Optional.of(database),
        Optional.of(user),
        Optional.of("checkout"),
        Optional.of("192.168.3.11"),
        Optional.of("idle"),
        Optional.empty(),
        Optional.empty(),
        Optional.of(AT));
  }
}
