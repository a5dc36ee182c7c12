package io.github.pgbailiff.ops;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is held of bodies, over all requests. Where it becomes too much the body that has been
 * coming in for longest is given up: whoever sends in earnest does not take long.
 */
final class BytesInFlight {
  private final long most;
  private final Map<Visit, Long> held = new LinkedHashMap<>();
  private long sum;

  BytesInFlight(long most) {
    this.most = most;
  }

  /**
   * Counts some more.
   *
   * @throws IOException when it is this one that is given up
   */
  synchronized void add(Visit visit, long count) throws IOException {
    held.merge(visit, count, Long::sum);
    sum += count;
    while (sum > most) {
      Visit oldest = unfinished().orElse(visit);
      release(oldest);
      oldest.close();
      if (oldest == visit) {
        throw new IOException("too much is coming in at once");
      }
    }
  }

  private Optional<Visit> unfinished() {
    return held.keySet().stream().filter(visit -> !visit.isWhole()).findFirst();
  }

  synchronized void release(Visit visit) {
    Long count = held.remove(visit);
    sum -= count == null ? 0 : count;
  }

  synchronized long sum() {
    return sum;
  }
}
