package io.github.pgbailiff.change;

/**
 * A session that the filters select and that is left alone.
 *
 * @param reason such as {@code protected by app pg_dump*}
 */
public record Exclusion(Target session, String reason) {}
