/**
 * Fixtures that tests share: programs, processes and bounds.
 *
 * <p>Must not know any test.
 */
@NullMarked
package io.github.pgbailiff.testing;

import org.jspecify.annotations.NullMarked;
