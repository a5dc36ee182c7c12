/**
 * The bounds on time and memory, as ratios in one run; tests with the tag {@code bench}.
 *
 * <p>Must not be needed by other tests.
 */
@NullMarked
package io.github.pgbailiff.bench;

import org.jspecify.annotations.NullMarked;
