/**
 * Sessions as {@code pg_stat_activity} shows them, with query texts masked, and the connections of
 * a cluster in numbers.
 *
 * <p>Must not know locks as a whole, signals, or blocks.
 */
@NullMarked
package io.github.pgbailiff.postgres.session;

import org.jspecify.annotations.NullMarked;
