package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.postgres.connection.ClusterSettings.Connect;
import io.github.pgbailiff.secret.Secret;
import java.util.Optional;

/** The part of a cluster's entry that connections depend on; the rest may change under them. */
record ClusterAccess(
    String cluster,
    String url,
    Optional<String> username,
    Optional<Secret> password,
    Connect connect) {
  static ClusterAccess of(ClusterSettings entry) {
    return new ClusterAccess(
        entry.cluster().name(), entry.url(), entry.username(), entry.password(), entry.connect());
  }

  /** By name, since what the JVM makes of all components takes a one-shot command 7 ms. */
  @Override
  public int hashCode() {
    return cluster.hashCode();
  }

  boolean isAlwaysConnected() {
    return connect == Connect.ALWAYS;
  }
}
