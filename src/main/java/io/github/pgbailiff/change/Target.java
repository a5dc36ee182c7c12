package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as it was when it was chosen. With the cluster, {@code pid} and {@code backendStart}
 * (microseconds) are its identity; the other times tell whether it still does what it was chosen
 * for.
 *
 * @param state as {@code pg_stat_activity} has it; empty before version 9.2 and for background
 *     processes
 */
public record Target(
    int pid,
    Instant backendStart,
    Optional<String> database,
    Optional<String> user,
    Optional<String> application,
    Optional<String> client,
    Optional<String> state,
    Optional<Instant> xactStart,
    Optional<Instant> queryStart,
    Optional<Instant> stateChange) {}
