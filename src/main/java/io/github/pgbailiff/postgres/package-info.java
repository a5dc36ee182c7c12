/**
 * Everything said to the clusters: listing, lock forests, signals, blocks, and what their answers
 * mean.
 *
 * <p>Must not know who asked, or what a reply looks like.
 */
@NullMarked
package io.github.pgbailiff.postgres;

import org.jspecify.annotations.NullMarked;
