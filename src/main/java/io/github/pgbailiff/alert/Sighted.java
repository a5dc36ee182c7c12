package io.github.pgbailiff.alert;

import java.time.Instant;

/**
 * Something that satisfies a rule at this moment, for long enough.
 *
 * @param since when it began to be true, as far as the watch saw it
 */
public record Sighted(WatchRule rule, Subject subject, Instant since, Sight sight) {}
