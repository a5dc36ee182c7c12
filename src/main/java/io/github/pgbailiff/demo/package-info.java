/**
 * {@code demo}: the program on a throw-away PostgreSQL with a busy workload.
 *
 * <p>Must not know anything that the program itself would need.
 */
@NullMarked
package io.github.pgbailiff.demo;

import org.jspecify.annotations.NullMarked;
