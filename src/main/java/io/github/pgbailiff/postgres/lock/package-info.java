/**
 * Locks: the forest of holders and waiters.
 *
 * <p>Must not know signals and blocks.
 */
@NullMarked
package io.github.pgbailiff.postgres.lock;

import org.jspecify.annotations.NullMarked;
