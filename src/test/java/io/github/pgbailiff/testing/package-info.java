/**
 * Fixtures that tests share: real servers on loopback, never stand-ins for our own code.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing;

import org.jspecify.annotations.NullMarked;
