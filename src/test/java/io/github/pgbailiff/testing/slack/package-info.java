/**
 * A Slack on loopback, as strict and as faulty as the real one.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing.slack;

import org.jspecify.annotations.NullMarked;
