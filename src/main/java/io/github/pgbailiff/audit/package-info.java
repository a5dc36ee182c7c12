/**
 * The record: events in an append-only chain, and its anchors.
 *
 * <p>Must not know what the events mean to a cluster, or who may read them.
 */
@NullMarked
package io.github.pgbailiff.audit;

import org.jspecify.annotations.NullMarked;
