package io.github.pgbailiff.watch;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The things that the watch of a process has in mind between two rounds, whatever its configuration
 * says by then.
 */
public final class WatchMemory {
  /** The clusters that are looked at right now. */
  final Set<String> busy = ConcurrentHashMap.newKeySet();

  /** Those that did not answer the last look. */
  final Set<String> silent = ConcurrentHashMap.newKeySet();

  private final Map<String, Map<ClusterWatch.Key, Instant>> began = new ConcurrentHashMap<>();
  volatile Instant last = Instant.EPOCH;
  volatile Instant purged = Instant.EPOCH;

  /** What is true of a cluster, for whoever looks at it. */
  Map<ClusterWatch.Key, Instant> began(String cluster) {
    return began.computeIfAbsent(cluster, _ -> new HashMap<>());
  }
}
