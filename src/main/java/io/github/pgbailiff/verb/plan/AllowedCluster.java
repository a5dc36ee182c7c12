package io.github.pgbailiff.verb.plan;

import io.github.pgbailiff.access.Limits;
import io.github.pgbailiff.postgres.PostgresCluster;

/**
 * A cluster that a command is about.
 *
 * @param limits which databases and users the asker's right there extends to
 * @param named somebody named it, or the place stands for it
 */
public record AllowedCluster(PostgresCluster cluster, Limits limits, boolean named) {

  /** Whether it is left alone, since it may be asleep and nobody named it. */
  public boolean isLeftAlone() {
    return cluster.sleeps() && !named;
  }

  public String name() {
    return cluster.cluster().name();
  }
}
