package io.github.pgbailiff.check;

import io.github.pgbailiff.change.ClusterIdentity;
import io.github.pgbailiff.chat.PlatformFinding;
import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.Clusters;
import io.github.pgbailiff.postgres.PostgresCluster;
import io.github.pgbailiff.postgres.ServerAliases;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.Encryption;
import io.github.pgbailiff.postgres.connection.PlainConnections;
import io.github.pgbailiff.postgres.sql.ClusterException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** The check of the clusters: that they can be reached, and what they let pgbailiff do. */
final class ClustersCheck {
  private ClustersCheck() {}

  private record Checked(
      String cluster,
      List<io.github.pgbailiff.postgres.connection.ClusterFinding> findings,
      Optional<ClusterIdentity> identity) {}

  static List<PlatformFinding> of(List<ClusterSettings> settings) {
    var clusters = new Clusters(settings, new PlainConnections());
    List<Checked> checked = all(clusters);
    Map<String, ClusterIdentity> identities = new LinkedHashMap<>();
    checked.forEach(it -> it.identity().ifPresent(found -> identities.put(it.cluster(), found)));
    return Stream.of(
            checked.stream().flatMap(it -> it.findings().stream()),
            settings.stream()
                .flatMap(it ->
                    new Encryption(it.url()).findings("cluster " + it.cluster().name()).stream()),
            ServerAliases.among(identities).stream())
        .flatMap(it -> it)
        .map(ClustersCheck::finding)
        .toList();
  }

  private static List<Checked> all(Clusters clusters) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Checked>> all =
          clusters.all().stream()
              .map(Cluster::name)
              .map(name ->
                  CompletableFuture.supplyAsync(() -> check(name, clusters.get(name)), threads))
              .toList();
      return all.stream().map(CompletableFuture::join).toList();
    }
  }

  private static Checked check(String name, PostgresCluster cluster) {
    var findings = cluster.check(InstantSource.system());
    try {
      return new Checked(name, findings, Optional.of(cluster.identity()));
    } catch (ClusterException e) {
      return new Checked(name, findings, Optional.empty());
    }
  }

  static PlatformFinding finding(io.github.pgbailiff.postgres.connection.ClusterFinding it) {
    return new PlatformFinding(
        it.what(),
        switch (it.level()) {
          case OK -> PlatformFinding.Level.OK;
          case WARNING -> PlatformFinding.Level.WARNING;
          case ERROR -> PlatformFinding.Level.ERROR;
        },
        it.message(),
        Optional.of(it.fix()).filter(fix -> !fix.isEmpty()));
  }
}
