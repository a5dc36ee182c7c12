package io.github.pgbailiff.verb;

import io.github.pgbailiff.authorization.Limits;
import io.github.pgbailiff.postgres.PostgresCluster;

/**
 * A cluster that a command is about.
 *
 * @param limits which databases and users the asker's right there extends to
 */
public record Scope(PostgresCluster cluster, Limits limits) {

  public String name() {
    return cluster.cluster().name();
  }
}
