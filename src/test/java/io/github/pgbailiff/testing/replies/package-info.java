/**
 * Replies of every kind, and the golden files that their renderings are held to.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing.replies;

import org.jspecify.annotations.NullMarked;
