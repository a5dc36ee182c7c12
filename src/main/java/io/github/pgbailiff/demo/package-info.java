/**
 * A throw-away PostgreSQL with a busy workload to try everything on.
 *
 * <p>Must not be needed by anything else.
 */
@NullMarked
package io.github.pgbailiff.demo;

import org.jspecify.annotations.NullMarked;
