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
 * @param connect when there are connections
 * @param protect sessions that match all conditions of any entry are never touched
 */
public record ClusterSettings(
    Cluster cluster,
    String url,
    Optional<String> username,
    Optional<Secret> password,
    Connect connect,
    List<List<Condition>> protect) {
  /** The times at which there are connections to a cluster. */
  public enum Connect {
    /** One is open at all times. */
    ALWAYS,
    /** Only while somebody who named it needs one: the server sleeps, or costs, otherwise. */
    WHEN_USED
  }

  public ClusterSettings {
    protect = protect.stream().map(List::copyOf).toList();
  }

  /** The same entry with another URL, which protects nobody. */
  public ClusterSettings at(String other) {
    return new ClusterSettings(cluster, other, username, password, connect, List.of());
  }

  /** One that is asked at all times. */
  public ClusterSettings(
      Cluster cluster,
      String url,
      Optional<String> username,
      Optional<Secret> password,
      List<List<Condition>> protect) {
    this(cluster, url, username, password, Connect.ALWAYS, protect);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "ClusterSettings[%s, %s, %s, protect=%s]".formatted(cluster, url, username, protect);
  }
}
