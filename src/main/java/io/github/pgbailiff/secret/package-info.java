/**
 * Passwords that may change: where they come from, and how often one that was refused is tried.
 *
 * <p>Must not know what they open.
 */
@NullMarked
package io.github.pgbailiff.secret;

import org.jspecify.annotations.NullMarked;
