/**
 * Health and metrics over HTTP, and how the log is written.
 *
 * <p>Must not know verbs and platforms.
 */
@NullMarked
package io.github.pgbailiff.ops;

import org.jspecify.annotations.NullMarked;
