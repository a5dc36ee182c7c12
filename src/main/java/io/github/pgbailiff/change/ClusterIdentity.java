package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.Optional;

/**
 * What tells a cluster from another that answers at the same address later.
 *
 * @param systemIdentifier of {@code pg_control_system()}, where the role may read it (9.6 and up)
 * @param address the server's address as the server sees it; empty over a local socket
 */
public record ClusterIdentity(
    Optional<String> systemIdentifier,
    Optional<String> address,
    int port,
    Instant postmasterStart,
    boolean inRecovery) {}
