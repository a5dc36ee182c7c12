package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.postgres.PostgresCluster;

/**
 * A cluster that a command is about.
 *
 * @param limits which databases and users the asker's right there extends to
 */
public record AllowedCluster(PostgresCluster cluster, Limits limits) {

  public String name() {
    return cluster.cluster().name();
  }
}
