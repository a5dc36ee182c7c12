package io.github.pgbailiff.ops;

import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The parts of {@code /readyz} as numbers. */
final class ReadyParts {
  private final Health health;
  private final Metrics metrics;
  private final Map<String, Boolean> ready = new ConcurrentHashMap<>();

  ReadyParts(Health health, Metrics metrics) {
    this.health = health;
    this.metrics = metrics;
  }

  /** Asks all of them. */
  void look() {
    Set<String> problems =
        health.look().problems().stream().map(Health.Line::name).collect(Collectors.toSet());
    health
        .needed()
        .forEach(part -> {
          if (ready.put(part, !problems.contains(part)) == null) {
            show(part);
          }
        });
  }

  private void show(String part) {
    metrics.show(
        "pgbailiff.ready",
        "Whether a part is ready, as /readyz says",
        Tags.of("part", part),
        () -> Boolean.TRUE.equals(ready.get(part)) ? 1 : 0);
  }
}
