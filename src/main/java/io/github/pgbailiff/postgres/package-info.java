/**
 * The clusters, as the rest of the program talks to them.
 *
 * <p>Must not know who asked, or what a reply looks like.
 */
@NullMarked
package io.github.pgbailiff.postgres;

import org.jspecify.annotations.NullMarked;
