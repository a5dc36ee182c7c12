/**
 * Health and metrics over HTTP.
 *
 * <p>Must not know verbs and platforms.
 */
@NullMarked
package io.github.pgbailiff.ops;

import org.jspecify.annotations.NullMarked;
