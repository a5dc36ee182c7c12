/**
 * A Discord on loopback, as strict and as faulty as the real one.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing.discord;

import org.jspecify.annotations.NullMarked;
