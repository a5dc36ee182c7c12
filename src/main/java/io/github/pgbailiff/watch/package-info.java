/**
 * The watch: a look at every cluster from time to time, and what it keeps in memory of the last
 * hour.
 *
 * <p>Must not know what a card looks like, any one platform, or how anything is carried out.
 */
@NullMarked
package io.github.pgbailiff.watch;

import org.jspecify.annotations.NullMarked;
