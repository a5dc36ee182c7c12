package io.github.pgbailiff.ops;

import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The clusters by whether they answered the last look of the watch. */
final class WatchedClusters {
  /** After that nothing is known of it: it is watched by another replica, or no more. */
  private static final Duration KNOWN = Duration.ofMinutes(10);

  private final Metrics metrics;
  private final Map<String, Look> last = new ConcurrentHashMap<>();

  WatchedClusters(Metrics metrics) {
    this.metrics = metrics;
  }

  private record Look(boolean answered, long at) {
    double number() {
      boolean old = System.nanoTime() - at > KNOWN.toNanos();
      return old ? Double.NaN : answered ? 1 : 0;
    }
  }

  void look(String cluster, boolean answered) {
    if (last.put(cluster, new Look(answered, System.nanoTime())) == null) {
      metrics.show(
          "pgbailiff.cluster.answers",
          "Whether a cluster answered the last look of the watch",
          Tags.of("cluster", cluster),
          () -> Optional.ofNullable(last.get(cluster)).map(Look::number).orElse(Double.NaN));
    }
  }
}
