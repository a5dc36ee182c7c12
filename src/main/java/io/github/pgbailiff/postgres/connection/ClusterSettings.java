package io.github.pgbailiff.postgres.connection;

import io.github.pgbailiff.command.Cluster;
import io.github.pgbailiff.command.Condition;
import io.github.pgbailiff.secret.Secret;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code clusters}.
 *
 * @param url a {@code jdbc:postgresql:} URL without credentials
 * @param username empty: the driver's own default
 * @param password empty: pgpass, certificate or trust
 * @param protect sessions that match all conditions of any entry are never touched
 */
public record ClusterSettings(
    Cluster cluster,
    String url,
    Optional<String> username,
    Optional<Secret> password,
    List<List<Condition>> protect) {
  public ClusterSettings {
    protect = protect.stream().map(List::copyOf).toList();
  }

  /** The same entry with another URL, which protects nobody. */
  public ClusterSettings at(String other) {
    return new ClusterSettings(cluster, other, username, password, List.of());
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ClusterSettings[%s, %s, %s, protect=%s]".formatted(cluster, url, username, protect);
  }
}
