/**
 * Databases and roles as targets of blocks: what keeps connections out, what is in the way, the
 * statement, and the drain of who is inside.
 *
 * <p>Must not know leases, stores, or who asked.
 */
@NullMarked
package io.github.pgbailiff.postgres.block;

import org.jspecify.annotations.NullMarked;
