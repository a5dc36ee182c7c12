/**
 * The bounds on time and memory: as ratios in one run, in tests with the tag {@code bench}, and
 * after a long one, with the tag {@code soak}.
 *
 * <p>Must not be needed by other tests.
 */
@NullMarked
package io.github.pgbailiff.bench;

import org.jspecify.annotations.NullMarked;
