package io.github.pgbailiff.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A session as a list showed it from which it was chosen: it is meant in the transaction that it
 * was seen in, and in no later one.
 *
 * @param xactStart empty: it was in no transaction
 */
public record SeenSession(SessionId id, Optional<Instant> xactStart) {}
