/**
 * Alerts of other programs, as they come in over HTTP.
 *
 * <p>Must not know any one platform, or what a card looks like.
 */
@NullMarked
package io.github.pgbailiff.hook;

import org.jspecify.annotations.NullMarked;
