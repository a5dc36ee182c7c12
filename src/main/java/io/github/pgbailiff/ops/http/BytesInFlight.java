package io.github.pgbailiff.ops.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The memory that bodies hold, over all requests. Where it becomes too much the body that has been
 * coming in for longest is given up: whoever sends in earnest does not take long.
 */
public final class BytesInFlight {
  private final long most;
  private final Map<HttpConnection, Long> held = new LinkedHashMap<>();
  private long sum;

  public BytesInFlight(long most) {
    this.most = most;
  }

  /**
   * Counts some more.
   *
   * @throws IOException when it is this one that is given up
   */
  synchronized void add(HttpConnection visit, long count) throws IOException {
    held.merge(visit, count, Long::sum);
    sum += count;
    while (sum > most) {
      HttpConnection oldest = unfinished().orElse(visit);
      release(oldest);
      oldest.close();
      if (oldest == visit) {
        throw new IOException("too much is coming in at once");
      }
    }
  }

  private Optional<HttpConnection> unfinished() {
    return held.keySet().stream().filter(visit -> !visit.isWhole()).findFirst();
  }

  public synchronized void release(HttpConnection visit) {
    Long count = held.remove(visit);
    sum -= count == null ? 0 : count;
  }

  synchronized long sum() {
    return sum;
  }
}
