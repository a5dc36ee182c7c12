/**
 * A look through the whole record: whether its chain is whole, and the record as text for other
 * tools.
 *
 * <p>Must not know who asks, or what the events mean to a cluster.
 */
@NullMarked
package io.github.pgbailiff.audit.verify;

import org.jspecify.annotations.NullMarked;
