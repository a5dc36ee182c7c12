package io.github.pgbailiff.postgres.sql;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The parts of statements that one cluster does not tell, as far as that was seen: managed services
 * and forks switch single functions off. A grant may bring them back, so they are tried again.
 */
public final class HiddenFacts {
  private static final long KEPT = Duration.ofMinutes(10).toNanos();

  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  void add(Set<String> parts) {
    parts.forEach(part -> seen.put(part, System.nanoTime()));
  }

  Set<String> now() {
    if (seen.isEmpty()) {
      return Set.of();
    }
    seen.values().removeIf(since -> System.nanoTime() - since > KEPT);
    return seen.keySet().stream().collect(Collectors.toUnmodifiableSet());
  }
}
