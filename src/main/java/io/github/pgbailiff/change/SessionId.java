package io.github.pgbailiff.change;

import java.time.Instant;

/**
 * The identity of a session on its cluster. A pid is given again, and never with the same start.
 *
 * @param backendStart to the microsecond
 */
public record SessionId(int pid, Instant backendStart) {}
