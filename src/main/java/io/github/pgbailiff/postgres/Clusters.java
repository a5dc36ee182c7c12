package io.github.pgbailiff.postgres;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.postgres.connection.ClusterSettings;
import io.github.pgbailiff.postgres.connection.ConnectionSource;
import io.github.pgbailiff.postgres.connection.Login;
import io.github.pgbailiff.postgres.connection.Pause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The configured clusters, in their order. */
public final class Clusters {
  private final Map<String, PostgresCluster> byName = new LinkedHashMap<>();
  private final Supplier<Clusters> patient;

  /**
   * Without connecting.
   *
   * @param store who pgbailiff logs in as at its store, where that is a PostgreSQL
   * @param pause how to wait between two looks at signalled sessions
   */
  public Clusters(
      List<ClusterSettings> settings,
      ConnectionSource connections,
      Optional<Login> store,
      Pause pause) {
    var aliases = new ServerAliases(byName);
    for (ClusterSettings entry : settings) {
      byName.put(
          entry.cluster().name(), new PostgresCluster(entry, connections, store, aliases, pause));
    }
    this.patient = () -> new Clusters(settings, connections.patient(), store, pause);
  }

  /** The same for what was decided: people who look hold it up and do not end it. */
  public Clusters patient() {
    return patient.get();
  }

  public Clusters(List<ClusterSettings> settings, ConnectionSource connections) {
    this(settings, connections, Optional.empty(), Pause.SLEEP);
  }

  public List<Cluster> all() {
    return byName.values().stream().map(PostgresCluster::cluster).toList();
  }

  /** Those that are asked without anybody having named them. */
  public List<PostgresCluster> awake() {
    return byName.values().stream().filter(it -> !it.sleeps()).toList();
  }

  /**
   * The cluster of a name.
   *
   * @throws IllegalArgumentException when none is configured under it
   */
  public PostgresCluster get(String name) {
    PostgresCluster cluster = byName.get(name);
    if (cluster == null) {
      throw new IllegalArgumentException(
          "cluster: \"" + name + "\" is none of " + String.join(", ", byName.keySet()));
    }
    return cluster;
  }
}
