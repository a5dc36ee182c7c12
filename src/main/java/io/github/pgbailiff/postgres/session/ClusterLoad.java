package io.github.pgbailiff.postgres.session;

import io.github.pgbailiff.change.RunningServer;
import java.time.Instant;
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
    RunningServer server) {}
