package io.github.pgbailiff.alert;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The last hour of each cluster that this process watches. */
public final class LastHours {
  private final Map<String, LastHour> byCluster = new ConcurrentHashMap<>();

  /** That of a cluster, which begins with the first look. */
  public LastHour of(String cluster) {
    return byCluster.computeIfAbsent(cluster, _ -> new LastHour());
  }

  /**
   * That of a cluster in one line; empty where nothing was seen yet.
   *
   * @param most how many connections it may have
   */
  public Optional<String> line(String cluster, int most) {
    return Optional.ofNullable(byCluster.get(cluster))
        .map(it -> it.line(most))
        .filter(it -> !it.isEmpty());
  }
}
