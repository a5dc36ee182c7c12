package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.RunningServer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The load of a cluster.
 *
 * @param used connections that count against {@code max_connections}, pgbailiff's own too
 * @param reserved how many of those ordinary roles may not use
 * @param active clients that run a query, other than this look
 * @param waiting sessions that wait for a lock
 * @param replay the event that the replay of a standby waits for, where that is no lock
 * @param serverTime by the server's clock
 * @param server that was looked at
 */
public record ClusterLoad(
    int used,
    int maxConnections,
    int reserved,
    int active,
    int idleInTransaction,
    int waiting,
    Optional<String> replay,
    Instant serverTime,
    RunningServer server) {

  /** The same, with what those of its sessions do; connections are counted over all. */
  ClusterLoad of(List<Session> some) {
    return new ClusterLoad(
        used,
        maxConnections,
        reserved,
        (int) some.stream().filter(it -> it.state().filter("active"::equals).isPresent()).count(),
        (int)
            some.stream()
                .filter(it -> it.state().filter(state -> state.startsWith("idle in")).isPresent())
                .count(),
        (int) some.stream().filter(Session::waitsForLock).count(),
        replay,
        serverTime,
        server);
  }
}
