/**
 * The standing blocks of a store: set, moved, lifted and told of, each with its event.
 *
 * <p>Must not know SQL of clusters, or how a block is set and lifted on one.
 */
@NullMarked
package io.github.pgbailiff.block;

import org.jspecify.annotations.NullMarked;
