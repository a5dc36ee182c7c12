/**
 * The clients of a busy day.
 *
 * <p>Must not know the program.
 */
@NullMarked
package io.github.pgbailiff.demo.workload;

import org.jspecify.annotations.NullMarked;
